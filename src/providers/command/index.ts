import compiled from "../../../templates/providers/command/starter.mustache";
import { isIpv6 } from "../../fields/address.js";
import { type Draft, draftList } from "../../fields/draft.js";
import { networkInterface, platformName } from "../../guards/kinds.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import { describeValue } from "../../issues/value.js";
import { template } from "../../rendering/template.js";
import { advertIntervalIssues, publicLinkWarnings, serviceAddressIssues } from "../common-rules.js";
import type { Provider } from "../provider.js";
import { name, schema } from "./schema.js";

const starter = template(compiled, "topology.yaml", { platform: platformName, publicInterface: networkInterface });

/** An address that two programs of the user's own follow and move, through whatever API. */
export const command: Provider<typeof schema> = {
  name,
  schema,
  example: "{provider: command, address: 203.0.113.10, holds: /usr/local/sbin/ip-holds, take: /usr/local/sbin/ip-take}",
  anchorIp: "optional",
  ipv6: false,
  password: "required",
  onUpstart: false,
  notOnUpstart: [],
  addresses: ({ address }) => [{ keys: ["address"], value: address }],
  issues: (failover, { vrrp, services, loadBalancers }) => [
    ...advertIntervalIssues(vrrp),
    ...anchorIpIssues(failover, loadBalancers),
    ...serviceAddressIssues(
      services,
      failover.anchorIps !== true && typeof failover.address === "string" ? [failover.address] : [],
    ),
  ],
  faults: () => [],
  warnings: (_failover, tier) => publicLinkWarnings(tier, "eth0"),
  starter: ({ platform, publicInterface }) => starter({ platform, publicInterface }),
};

/** Every balancer has an anchor IP, or none has. An IPv6 address has no IPv4 one behind it. */
function anchorIpIssues({ anchorIps, address }: Draft, loadBalancers: unknown): Issue[] {
  const key = "anchorIp";
  const ofBalancers = draftList(loadBalancers).flatMap(({ map, index }): Issue[] => {
    const keys = ["loadBalancers", index, key];
    if (anchorIps === true && map[key] === undefined) {
      return [makeIssue({ code: "missing", keys, rule: { code: "address-malformed" } })];
    }
    if (anchorIps === true || map[key] === undefined) return [];
    return [makeIssue({ code: "not-with-provider", keys, key, provider: `${name} without anchorIps: true` })];
  });
  if (anchorIps !== true || typeof address !== "string" || !isIpv6(address)) return ofBalancers;
  const value = describeValue(address);
  return [...ofBalancers, makeIssue({ code: "address-not-ipv4", keys: ["failover", "address"], value })];
}
