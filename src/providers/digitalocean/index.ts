import compiled from "../../../templates/providers/digitalocean/starter.mustache";
import { isPrivateAddress } from "../../fields/address.js";
import { type Draft, draftList } from "../../fields/draft.js";
import { networkInterface, platformName } from "../../guards/kinds.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Fault, Platform } from "../../platforms/platform.js";
import { template } from "../../rendering/template.js";
import {
  advertIntervalIssues,
  ownAddressIssues,
  privateAddressWarnings,
  publicAnchorWarnings,
  publicIpv4Issues,
  publicLinkWarnings,
  tokenIssues,
} from "../common-rules.js";
import type { Provider, Tier } from "../provider.js";
import type { DigitalOceanFailover } from "./failover.js";

const name = "digitalocean";

const starter = template(compiled, "topology.yaml", { platform: platformName, publicInterface: networkInterface });

/**
 * Reserved IPs that master.sh moves through DigitalOcean's API. The traffic of an IPv4 one arrives at a balancer's anchor IP;
 * an IPv6 one is on every balancer, and its packets arrive at one.
 */
export const digitalocean: Provider<DigitalOceanFailover> = {
  name,
  example: "{provider: digitalocean, reservedIp: 203.0.113.10, tokenFile: /etc/keepalived/token}",
  anchorIp: "optional",
  // A VPC has no IPv6: https://docs.digitalocean.com/products/networking/ipv6/details/limits/
  ipv6: false,
  password: "required",
  onUpstart: true,
  // There, keepalived.conf is the guide's.
  notOnUpstart: ["publicInterface", "preempt", "preemptDelay", "checkFall", "checkRise", "advertInterval", "hooks"],
  addresses: ({ reservedIp, reservedIpv6 }) => [
    { keys: ["reservedIp"], value: reservedIp },
    { keys: ["reservedIpv6"], value: reservedIpv6 },
  ],
  issues: (failover, { vrrp, services, loadBalancers }, platform) => [
    ...tokenIssues(failover),
    ...addressIssues(failover, platform),
    ...arrivalIssues(failover, loadBalancers),
    ...advertIntervalIssues(vrrp),
    ...serviceAddressIssues(services),
  ],
  faults: ({ init }: Platform) => (init === "upstart" ? faultsOfTheGuide : []),
  warnings: (failover, tier) => [
    ...tokenWarnings(failover.token),
    ...swappedAddressWarnings(failover, tier),
    ...publicLinkWarnings(tier, "eth0"),
  ],
  starter: ({ platform, publicInterface }) => starter({ platform, publicInterface }),
};

/** A reserved IP, a reserved IPv6, or both. */
function addressIssues({ reservedIp, reservedIpv6, customImage }: Draft, platform: Platform | undefined): Issue[] {
  if (reservedIp === undefined && reservedIpv6 === undefined) {
    const known = ["reservedIp", "reservedIpv6"] as const;
    const either = ["a reservedIp", "a reservedIpv6"] as const;
    return [makeIssue({ code: "moving-address-missing", keys: ["failover"], known, either })];
  }
  if (reservedIpv6 === undefined) return [];
  if (platform?.init === "upstart") {
    const key = "reservedIpv6";
    return [makeIssue({ code: "not-on-platform", keys: ["failover", key], key, platform: platform.name })];
  }
  // Such a Droplet has no IPv6: https://docs.digitalocean.com/products/networking/ipv6/details/limits/
  if (customImage !== true) return [];
  const key = "customImage";
  const provider = `${name} and a reservedIpv6: custom images have no IPv6`;
  return [makeIssue({ code: "not-with-provider", keys: ["failover", key], key, provider })];
}

/**
 * A reserved IPv4 address's traffic arrives at the anchor IP, or, where there is none, at the public IP:
 * https://docs.digitalocean.com/products/networking/reserved-ips/details/limits/
 */
function arrivalIssues({ reservedIp, reservedIpv6, customImage }: Draft, loadBalancers: unknown): Issue[] {
  if (reservedIp === undefined && reservedIpv6 !== undefined) {
    return ownAddressIssues(loadBalancers, "anchorIp", `${name} without a reservedIp`);
  }
  // What is wrong is told once.
  if (customImage === true && reservedIpv6 !== undefined) return [];
  if (customImage !== true) return ownAddressIssues(loadBalancers, "anchorIp", undefined);
  return [
    ...ownAddressIssues(loadBalancers, "anchorIp", `${name} and customImage: true`),
    ...ownAddressIssues(loadBalancers, "publicIp", undefined),
    ...draftList(loadBalancers).flatMap(publicIpv4Issues),
  ];
}

/** All services share the addresses. */
function serviceAddressIssues(services: unknown): Issue[] {
  const key = "addresses";
  return draftList(services).flatMap(({ map, index }) =>
    map[key] === undefined
      ? []
      : [makeIssue({ code: "not-with-provider", keys: ["services", index, key], key, provider: name })],
  );
}

/** The faults of the guide's master.sh: docs/guide.md. */
const faultsOfTheGuide: readonly Fault[] = [
  {
    code: "takeover-trusts-metadata",
    path: "failover",
    message:
      "master.sh takes the reserved IP only if the metadata service answers 'false': if that is down or returns an error page, nothing is assigned, and if it does not answer, the script hangs. After a failover, check where the IP is.",
  },
  {
    code: "takeover-result-unchecked",
    path: "failover",
    message:
      "master.sh exits 0 even after a failure, and treats an accepted assignment as completed. After a failover, check where the IP is.",
  },
  {
    code: "takeover-gives-up",
    path: "failover",
    message:
      "master.sh gives up after ten tries, about 31 seconds: if the API is down for longer, run the script by hand on the master afterwards.",
  },
  {
    code: "takeover-on-transition-only",
    path: "failover",
    message:
      "master.sh runs only when a balancer becomes master: after a split between the balancers heals, the reserved IP stays with the backup. Then run the script by hand on the primary.",
  },
  {
    code: "assign-ip-outdated",
    path: "failover.provider",
    message:
      "master.sh calls /usr/local/bin/assign-ip, a Python 2 script that uses the API's old floating_ips address. Download it to every balancer, and test it before you rely on it.",
  },
];

function tokenWarnings(token: string | undefined): Fault[] {
  if (token !== "digitalocean_api_token") return [];
  return [
    {
      code: "token-well-known",
      path: "failover.token",
      message: "This token is from public examples and does not work. Use your own, or a tokenFile.",
    },
  ];
}

function swappedAddressWarnings({ reservedIp, reservedIpv6, customImage }: DigitalOceanFailover, tier: Tier): Fault[] {
  return [
    ...(customImage
      ? privateArrivalWarnings(tier)
      : publicAnchorWarnings(
          tier,
          "it is not an anchor IP. The metadata service on that balancer has it: interfaces/public/0/anchor_ipv4/address. A Droplet made from a custom image has none: set failover.customImage: true, and write this address into publicIp.",
        )),
    ...privateAddressWarnings(
      [
        { path: "reservedIp", address: reservedIp },
        { path: "reservedIpv6", address: reservedIpv6 },
      ],
      "Use the reserved IP that the control panel shows.",
    ),
  ];
}

function privateArrivalWarnings({ loadBalancers }: Tier): Fault[] {
  return loadBalancers.flatMap(({ publicIp }, index): Fault[] => {
    if (publicIp === undefined || !isPrivateAddress(publicIp)) return [];
    const message = `${publicIp} is a private address, and traffic for the reserved IP arrives at this balancer's public one. Use that. A Droplet with an anchor IP is not made from a custom image: leave customImage out.`;
    return [{ code: "public-ip-private", path: `loadBalancers[${index}].publicIp`, message }];
  });
}
