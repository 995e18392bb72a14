import compiled from "../../../templates/providers/digitalocean/starter.mustache";
import { isPrivateAddress } from "../../fields/address.js";
import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import { describeValue } from "../../issues/value.js";
import type { Fault, Platform } from "../../platforms/platform.js";
import { template } from "../../text/template.js";
import { yamlWordGuard } from "../../text/yaml-word.js";
import type { Provider, Tier } from "../provider.js";
import { name, schema } from "./schema.js";

/** A reserved IP that master.sh moves by DigitalOcean's API; it arrives behind a balancer's anchor IP. */
export const digitalocean: Provider<typeof schema> = {
  name,
  schema,
  example: "{provider: digitalocean, reservedIp: 203.0.113.10, tokenFile: /etc/keepalived/token}",
  anchorIp: "required",
  password: "required",
  // Its keepalived.conf is the guide's there.
  notOnUpstart: ["publicInterface", "preempt", "preemptDelay", "checkFall", "checkRise", "advertInterval"],
  addresses: ({ reservedIp }) => [{ keys: ["reservedIp"], value: reservedIp }],
  issues: (failover, { vrrp, services }) => [
    ...tokenIssues(failover),
    ...advertIntervalIssues(draftMap(vrrp)),
    ...serviceAddressIssues(services),
  ],
  faults: ({ init }: Platform) => (init === "upstart" ? faultsOfTheGuide : []),
  warnings: ({ token, reservedIp }, tier) => [
    ...tokenWarnings(token),
    ...swappedAddressWarnings(reservedIp, tier),
    ...publicLinkWarnings(tier),
  ],
  starter: template(compiled, yamlWordGuard),
};

function tokenIssues({ token, tokenFile }: Draft): Issue[] {
  const given = [token, tokenFile].filter((value) => value !== undefined && value !== null).length;
  if (token === undefined && tokenFile === undefined) {
    return [makeIssue({ code: "token-missing", keys: ["failover"] })];
  }
  return given === 2 ? [makeIssue({ code: "token-twice", keys: ["failover"] })] : [];
}

/** keepalived demands a virtual address in an instance of VRRP version 3. */
function advertIntervalIssues({ advertInterval }: Draft): Issue[] {
  if (typeof advertInterval !== "number" || advertInterval >= 1) return [];
  const keys = ["vrrp", "advertInterval"];
  return [makeIssue({ code: "advert-interval-too-short", keys, value: describeValue(advertInterval) })];
}

/** All services are behind the one reserved IP. */
function serviceAddressIssues(services: unknown): Issue[] {
  const key = "addresses";
  return draftList(services).flatMap(({ map, index }) =>
    map[key] === undefined
      ? []
      : [makeIssue({ code: "not-with-provider", keys: ["services", index, key], key, provider: name })],
  );
}

/** The guide's master.sh, as it is: docs/guide.md. */
const faultsOfTheGuide: readonly Fault[] = [
  {
    code: "takeover-trusts-metadata",
    path: "failover",
    message:
      "master.sh takes the reserved IP only if the metadata service answers 'false': if that is down or answers an error page, nothing is assigned, and if it is silent, the script hangs. After a failover, look where the IP is.",
  },
  {
    code: "takeover-result-unchecked",
    path: "failover",
    message:
      "master.sh exits 0 whatever failed, and takes an assignment that was accepted for one that is done. After a failover, look where the IP is.",
  },
  {
    code: "takeover-gives-up",
    path: "failover",
    message:
      "master.sh gives up after ten tries, about 31 seconds: if the API is down for longer, run it by hand on the master afterwards.",
  },
  {
    code: "takeover-on-transition-only",
    path: "failover",
    message:
      "master.sh runs only when a balancer becomes master: after the balancers lost sight of each other and found each other again, the reserved IP stays with the backup. Run it by hand on the primary then.",
  },
  {
    code: "assign-ip-outdated",
    path: "failover.provider",
    message:
      "master.sh calls /usr/local/bin/assign-ip, a Python 2 script that speaks to the API's old floating_ips address. Download it to every balancer, and try it before you rely on it.",
  },
];

function tokenWarnings(token: string | undefined): Fault[] {
  if (token !== "digitalocean_api_token") return [];
  return [
    {
      code: "token-well-known",
      path: "failover.token",
      message: "This token stands in public examples and opens nothing. Put your own in its place, or a tokenFile.",
    },
  ];
}

function swappedAddressWarnings(reservedIp: string, { loadBalancers }: Tier): Fault[] {
  const anchors = loadBalancers.flatMap(({ anchorIp }, index): Fault[] =>
    anchorIp === undefined || isPrivateAddress(anchorIp)
      ? []
      : [
          {
            code: "anchor-ip-public",
            path: `loadBalancers[${index}].anchorIp`,
            message: `${anchorIp} is not a private address, and anchor IPs are. Ask the metadata service on that balancer for its own: interfaces/public/0/anchor_ipv4/address.`,
          },
        ],
  );
  if (!isPrivateAddress(reservedIp)) return anchors;
  return [
    ...anchors,
    {
      code: "reserved-ip-private",
      path: "failover.reservedIp",
      message: `${reservedIp} is a private address, which clients on the Internet cannot reach. Give the reserved IP as the cloud's control panel shows it.`,
    },
  ];
}

function publicLinkWarnings({ platform, vrrp }: Tier): Fault[] {
  if (platform.init !== "systemd" || vrrp.publicInterface !== undefined) return [];
  return [
    {
      code: "public-link-unwatched",
      path: "vrrp.publicInterface",
      message:
        "A primary that loses its public link keeps the reserved IP, because keepalived does not watch that interface. Name it: eth0 on DigitalOcean.",
    },
  ];
}
