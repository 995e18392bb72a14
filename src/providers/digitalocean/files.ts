import type { ProviderFiles } from "../provider-files.js";
import type { DigitalOceanFailover } from "./failover.js";

export function digitaloceanFiles({ reservedIp, token, tokenFile }: DigitalOceanFailover): ProviderFiles {
  return {
    addresses: [],
    linkLocal: false,
    told: ({ instance }) => [{ kind: "INSTANCE", name: instance }],
    move: { reservedIp, token, tokenFile },
  };
}
