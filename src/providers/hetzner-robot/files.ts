import type { ProviderFiles } from "../provider-files.js";
import type { HetznerRobotFailover } from "./failover.js";

export function hetznerRobotFiles({ failoverIps, passwordFile }: HetznerRobotFailover): ProviderFiles {
  return {
    bound: "failover IP",
    addresses: failoverIps,
    linkLocal: false,
    told: ({ instance }) => [{ kind: "INSTANCE", name: instance }],
    move: { behind: [], packages: ["jq"], programs: [], token: undefined, tokenFile: passwordFile },
    // https://docs.hetzner.com/robot/dedicated-server/ip/failover/
    moves: { seconds: { least: 40, most: 60 } },
  };
}
