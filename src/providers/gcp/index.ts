import compiled from "../../../templates/providers/gcp/starter.mustache";
import { isPrivateAddress } from "../../fields/address.js";
import type { Draft } from "../../fields/draft.js";
import { platformName } from "../../guards/kinds.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Fault } from "../../platforms/platform.js";
import { template } from "../../rendering/template.js";
import {
  advertIntervalIssues,
  ownAddressIssues,
  privateAddressWarnings,
  publicAnchorWarnings,
  serviceAddressIssues,
} from "../common-rules.js";
import type { Provider, Tier } from "../provider.js";
import type { GcpFailover } from "./failover.js";

const name = "gcp";

const starter = template(compiled, "topology.yaml", { platform: platformName });

/** A static external IP or an alias IP, which master.sh moves through Compute Engine's API. */
export const gcp: Provider<GcpFailover> = {
  name,
  example: "{provider: gcp, externalIp: 203.0.113.10}",
  anchorIp: "optional",
  ipv6: false,
  password: "required",
  onUpstart: false,
  notOnUpstart: [],
  addresses: ({ externalIp, aliasIp }) => [
    { keys: ["externalIp"], value: externalIp },
    { keys: ["aliasIp"], value: aliasIp },
  ],
  issues: (failover, { vrrp, services, loadBalancers }) => [
    ...advertIntervalIssues(vrrp),
    ...addressIssues(failover),
    // An alias IP is on the balancers themselves.
    ...(failover.aliasIp === undefined ? [] : ownAddressIssues(loadBalancers, "anchorIp", withAlias)),
    ...serviceAddressIssues(services, typeof failover.aliasIp === "string" ? [failover.aliasIp] : []),
  ],
  faults: () => [],
  warnings: (failover, tier) => [
    firewallRule,
    zones,
    ...(failover.externalIp === undefined ? [] : externalIpWarnings(failover.externalIp, tier)),
    ...aliasIpWarnings(failover),
  ],
  starter: ({ platform }) => starter({ platform }),
};

/** One of the two, and the range of an alias IP only with one. */
function addressIssues({ externalIp, aliasIp, aliasRange }: Draft): Issue[] {
  if (externalIp === undefined && aliasIp === undefined) {
    const known = ["externalIp", "aliasIp"] as const;
    return [
      makeIssue({ code: "moving-address-missing", keys: ["failover"], known, either: ["an externalIp", "an aliasIp"] }),
    ];
  }
  const refused = (key: string, provider: string) =>
    makeIssue({ code: "not-with-provider", keys: ["failover", key], key, provider });
  return [
    ...(externalIp !== undefined && aliasIp !== undefined ? [refused("externalIp", withAlias)] : []),
    ...(aliasRange !== undefined && aliasIp === undefined ? [refused("aliasRange", `${name} without an aliasIp`)] : []),
  ];
}

const withAlias = `${name} and an aliasIp`;

const firewallRule: Fault = {
  code: "firewall-must-pass-vrrp",
  path: "failover",
  message:
    "A VPC's firewall drops VRRP unless a rule lets it in; default-allow-internal has TCP, UDP and ICMP only. Add an ingress rule for protocol 112 from the balancers to the balancers.",
};

const zones: Fault = {
  code: "zones-unseen",
  path: "loadBalancers",
  message:
    "Nothing here shows in which zones the balancers are. Put them in different zones of one region, or they go down together.",
};

/** How a balancer without the address reaches the API, and what else may be at its interface. */
function externalIpWarnings(externalIp: string, tier: Tier): Fault[] {
  const wayToApi: Fault = {
    code: "api-without-external-ip",
    path: "failover.externalIp",
    message:
      "A network interface has one external IP: only the balancer with the address goes out by it. Give the balancers' subnets Cloud NAT, or the others do not reach the API. By Private Google Access alone they do, but cannot ask whether the address is served.",
  };
  const inTheWay = tier.loadBalancers.flatMap(({ publicIp }, index): Fault[] =>
    publicIp === undefined
      ? []
      : [
          {
            code: "external-ip-in-the-way",
            path: `loadBalancers[${index}].publicIp`,
            message: `If ${publicIp} is at the same network interface, ${externalIp} cannot move there: an interface has one external IP, and master.sh takes no other one away.`,
          },
        ],
  );
  return [
    wayToApi,
    ...inTheWay,
    ...publicAnchorWarnings(
      tier,
      "no external IP leads to it. Use the primary internal address of this balancer's network interface, or leave it out: that is privateIp then.",
    ),
    ...privateAddressWarnings(
      [{ path: "externalIp", address: externalIp }],
      "Use the static external address that the console shows, or aliasIp.",
    ),
  ];
}

function aliasIpWarnings({ aliasIp }: GcpFailover): Fault[] {
  if (aliasIp === undefined || isPrivateAddress(aliasIp)) return [];
  return [
    {
      code: "anchor-ip-public",
      path: "failover.aliasIp",
      message: `${aliasIp} is not a private address. A static external address goes into externalIp.`,
    },
  ];
}
