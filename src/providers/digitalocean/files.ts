import type { ProviderFiles } from "../provider-files.js";
import type { DigitalOceanFailover } from "./failover.js";

export function digitaloceanFiles({ reservedIp, token, tokenFile }: DigitalOceanFailover): ProviderFiles {
  return {
    bound: "anchor IP",
    addresses: [],
    linkLocal: false,
    told: ({ instance }) => [{ kind: "INSTANCE", name: instance }],
    move: { behind: [reservedIp], packages: ["jq"], programs: [], token, tokenFile },
    // No figure is published. The action in the API reference's example takes 11 s:
    // https://docs.digitalocean.com/reference/api/reference/reserved-ip-actions/
    moves: { seconds: { least: 1, most: 11 } },
  };
}
