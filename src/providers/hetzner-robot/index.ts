import compiled from "../../../templates/providers/hetzner-robot/starter.mustache";
import { isIpv6, isPrivateAddress } from "../../fields/address.js";
import { draftList } from "../../fields/draft.js";
import { networkInterface, platformName } from "../../guards/kinds.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import { describeValue } from "../../issues/value.js";
import type { Fault } from "../../platforms/platform.js";
import { template } from "../../rendering/template.js";
import { advertIntervalIssues, publicLinkWarnings, serviceAddressIssues } from "../common-rules.js";
import type { Provider } from "../provider.js";
import type { HetznerRobotFailover } from "./failover.js";
import { name, schema } from "./schema.js";

const starter = template(compiled, "topology.yaml", { platform: platformName, publicInterface: networkInterface });

/** Failover IPs that master.sh moves through Robot's web service; they are on every balancer, and their packets at one. */
export const hetznerRobot: Provider<typeof schema> = {
  name,
  schema,
  example:
    '{provider: hetzner-robot, failoverIps: [203.0.113.10], user: "#ws+changeme", passwordFile: /etc/keepalived/password}',
  anchorIp: "refused",
  ipv6: false,
  password: "required",
  onUpstart: false,
  notOnUpstart: [],
  addresses: ({ failoverIps }) => written(failoverIps).map((value, index) => ({ keys: ["failoverIps", index], value })),
  issues: ({ failoverIps }, { vrrp, services, loadBalancers }) => [
    ...advertIntervalIssues(vrrp),
    ...mainIpIssues(loadBalancers),
    ...serviceAddressIssues(
      services,
      written(failoverIps).filter((value) => typeof value === "string"),
    ),
  ],
  faults: () => [],
  warnings: (failover, tier) => [...privateAddressWarnings(failover), ...publicLinkWarnings(tier, "eth0")],
  starter: ({ platform, publicInterface }) => starter({ platform, publicInterface }),
};

const written = (failoverIps: unknown): readonly unknown[] => (Array.isArray(failoverIps) ? failoverIps : []);

/** A failover IP is routed to a server's main IP, which nothing on the server knows but the topology. */
function mainIpIssues(loadBalancers: unknown): Issue[] {
  return draftList(loadBalancers).flatMap(({ map: { publicIp }, index }): Issue[] => {
    const keys = ["loadBalancers", index, "publicIp"];
    if (publicIp === undefined) return [makeIssue({ code: "missing", keys, rule: { code: "address-not-ipv4" } })];
    if (typeof publicIp !== "string" || !isIpv6(publicIp)) return [];
    return [makeIssue({ code: "address-not-ipv4", keys, value: describeValue(publicIp) })];
  });
}

function privateAddressWarnings({ failoverIps }: HetznerRobotFailover): Fault[] {
  return failoverIps.flatMap((address, index) =>
    isPrivateAddress(address)
      ? {
          code: "reserved-ip-private",
          path: `failover.failoverIps[${index}]`,
          message: `${address} is a private address, which clients on the Internet cannot reach. Use the failover IP that Robot shows.`,
        }
      : [],
  );
}
