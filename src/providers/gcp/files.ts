import type { ProviderFiles } from "../provider-files.js";
import type { GcpFailover } from "./failover.js";

export function gcpFiles({ externalIp = "", aliasIp }: GcpFailover): ProviderFiles {
  return {
    bound: aliasIp === undefined ? "anchor IP" : "address",
    addresses: aliasIp === undefined ? [] : [aliasIp],
    linkLocal: false,
    told: ({ instance }) => [{ kind: "INSTANCE", name: instance }],
    move: {
      behind: aliasIp === undefined ? [externalIp] : [],
      packages: ["jq"],
      programs: [],
      token: undefined,
      tokenFile: undefined,
    },
    // An alias IP may take a minute: https://cloud.google.com/vpc/docs/configure-alias-ip-ranges
    moves: { seconds: { least: 2, most: 60 } },
  };
}
