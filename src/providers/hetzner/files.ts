import type { ProviderFiles } from "../provider-files.js";
import type { HetznerFailover } from "./failover.js";

export function hetznerFiles({ floatingIps, token, tokenFile }: HetznerFailover): ProviderFiles {
  return {
    bound: "floating IP",
    addresses: floatingIps.map(({ address }) => address),
    linkLocal: false,
    told: ({ instance }) => [{ kind: "INSTANCE", name: instance }],
    move: { behind: [], packages: ["jq"], programs: [], token, tokenFile },
  };
}
