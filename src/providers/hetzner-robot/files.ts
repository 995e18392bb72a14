import type { ProviderFiles } from "../provider-files.js";
import type { HetznerRobotFailover } from "./failover.js";

/**
 * The seconds from one look to the next. All together may look 100 times an hour:
 * https://robot.hetzner.com/doc/webservice/en.html#get-failover-failover-ip
 */
export function lookEvery(balancers: number, addresses: number): number {
  return 40 * balancers * addresses;
}

export function hetznerRobotFiles({ failoverIps, passwordFile }: HetznerRobotFailover): ProviderFiles {
  return {
    bound: "failover IP",
    addresses: failoverIps,
    linkLocal: false,
    told: ({ instance }) => [{ kind: "INSTANCE", name: instance }],
    move: { behind: [], packages: ["jq"], programs: [], token: undefined, tokenFile: passwordFile },
    // https://docs.hetzner.com/robot/dedicated-server/ip/failover/
    moves: {
      seconds: { least: 40, most: 60 },
      // After that, master.sh does not wait for the answer.
      slowSeconds: { least: 60, most: 180 },
      patience: ({ loadBalancers }) => [5, 10, 20, 40, 2 * lookEvery(loadBalancers.length, failoverIps.length)],
      refusals: "an error of its own; a refused password rests for 15 minutes, and a reached limit for minutes",
    },
  };
}
