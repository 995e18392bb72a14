import compiled from "../../../templates/providers/hetzner-robot/starter.mustache";
import { draftList } from "../../fields/draft.js";
import { networkInterface, platformName } from "../../guards/kinds.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import { template } from "../../rendering/template.js";
import {
  advertIntervalIssues,
  privateAddressWarnings,
  publicIpv4Issues,
  publicLinkWarnings,
  serviceAddressIssues,
} from "../common-rules.js";
import type { Provider } from "../provider.js";
import type { HetznerRobotFailover } from "./failover.js";

const starter = template(compiled, "topology.yaml", { platform: platformName, publicInterface: networkInterface });

/** Failover IPs that master.sh moves through Robot's web service; they are on every balancer, and their packets at one. */
export const hetznerRobot: Provider<HetznerRobotFailover> = {
  name: "hetzner-robot",
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
  warnings: ({ failoverIps }, tier) => [
    ...privateAddressWarnings(
      failoverIps.map((address, index) => ({ path: `failoverIps[${index}]`, address })),
      "Use the failover IP that Robot shows.",
    ),
    ...publicLinkWarnings(tier, "eth0"),
  ],
  starter: ({ platform, publicInterface }) => starter({ platform, publicInterface }),
};

const written = (failoverIps: unknown): readonly unknown[] => (Array.isArray(failoverIps) ? failoverIps : []);

/** A failover IP is routed to a server's main IP, which nothing on the server knows but the topology. */
function mainIpIssues(loadBalancers: unknown): Issue[] {
  return draftList(loadBalancers).flatMap(({ map, index }): Issue[] => {
    if (map.publicIp !== undefined) return publicIpv4Issues({ map, index });
    const keys = ["loadBalancers", index, "publicIp"];
    return [makeIssue({ code: "missing", keys, rule: { code: "address-not-ipv4" } })];
  });
}
