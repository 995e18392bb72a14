import compiled from "../../../templates/providers/command/starter.mustache";
import { isIpv6 } from "../../fields/address.js";
import type { Draft } from "../../fields/draft.js";
import { networkInterface, platformName } from "../../guards/kinds.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import { describeValue } from "../../issues/value.js";
import { template } from "../../rendering/template.js";
import { advertIntervalIssues, ownAddressIssues, publicLinkWarnings, serviceAddressIssues } from "../common-rules.js";
import type { Provider } from "../provider.js";
import type { CommandFailover } from "./failover.js";

const name = "command";

const starter = template(compiled, "topology.yaml", { platform: platformName, publicInterface: networkInterface });

/** An address that two programs of the user's own follow and move, through whatever API. */
export const command: Provider<CommandFailover> = {
  name,
  example: "{provider: command, address: 203.0.113.10, holds: /usr/local/sbin/ip-holds, take: /usr/local/sbin/ip-take}",
  anchorIp: "optional",
  ipv6: false,
  password: "required",
  onUpstart: false,
  notOnUpstart: [],
  addresses: ({ address }) => [{ keys: ["address"], value: address }],
  issues: (failover, { vrrp, services, loadBalancers }) => [
    ...advertIntervalIssues(vrrp),
    ...ownAddressIssues(
      loadBalancers,
      "anchorIp",
      failover.anchorIps === true ? undefined : `${name} without anchorIps: true`,
    ),
    ...familyIssues(failover),
    ...serviceAddressIssues(
      services,
      failover.anchorIps !== true && typeof failover.address === "string" ? [failover.address] : [],
    ),
  ],
  faults: () => [],
  warnings: (_failover, tier) => publicLinkWarnings(tier, "eth0"),
  starter: ({ platform, publicInterface }) => starter({ platform, publicInterface }),
};

/** An IPv6 address has no IPv4 one behind it. */
function familyIssues({ anchorIps, address }: Draft): Issue[] {
  if (anchorIps !== true || typeof address !== "string" || !isIpv6(address)) return [];
  return [makeIssue({ code: "address-not-ipv4", keys: ["failover", "address"], value: describeValue(address) })];
}
