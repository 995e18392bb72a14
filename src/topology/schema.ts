import * as z from "zod/mini";
import type { IssueCode } from "../errors.js";
import { address, choice, described, list, map, secret, text, whole } from "../fields/kinds.js";
import { platformNames } from "../platforms/index.js";
import { failoverSchemas, providers } from "../providers/index.js";

// Every `error` below is the code of the rule that was broken: the sentences stand in errors.ts.

const word = /^[A-Za-z0-9_-]{1,63}$/;
const dnsLabel = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
// Linux: dev_valid_name() in net/core/dev.c, and for `all` and `default` net/ipv4/devinet.c.
const interfaceName = /^(?!(\.{1,2}|all|default)$)[A-Za-z0-9._-]{1,15}$/;

const hostName = text(
  dnsLabel,
  "name-malformed",
  "The host's name: a DNS label, unique among all hosts whatever the case. It names the server in haproxy.cfg and the host's folder in the output.",
);

const webServer = map("host-malformed", {
  name: hostName,
  privateIp: address("The address on the private network, where nginx listens. IPv4."),
  publicIp: z.optional(address("The public address, if the host has one. Nothing answers there. IPv4.")),
});

/** What the providers say of anchor IPs. */
function whoseAnchorIp(): string {
  const which = (wish: string) => providers.filter(({ anchorIp }) => anchorIp === wish).map(({ name }) => name);
  const wishes = { "Needed by": which("required"), "Not with": which("refused") };
  return Object.entries(wishes)
    .flatMap(([verb, names]) => (names.length > 0 ? `${verb} ${names.join(", ")}.` : []))
    .join(" ");
}

const loadBalancer = map("host-malformed", {
  name: hostName,
  privateIp: address(
    "The address on the private network: VRRP runs between these, and the web servers let only these in. IPv4.",
  ),
  anchorIp: z.optional(
    address(
      `The anchor IP: the host's own address behind which the reserved IP arrives. HAProxy binds this one and no other. IPv4. ${whoseAnchorIp()}`,
    ),
  ),
  publicIp: z.optional(address("The public address, if the host has one. IPv4.")),
  priority: z.optional(
    whole(
      1,
      254,
      "priority-out-of-range",
      "The VRRP priority, 1 to 254; the highest that is well holds the reserved IP. Default: 200 for the first balancer, then 100, 99, 98 and so on by place in the list.",
    ),
  ),
});

const vrrp = map(
  "vrrp-malformed",
  {
    password: secret(
      text(
        /^[A-Za-z0-9]{1,8}$/,
        "password-malformed",
        "The balancers' shared password (auth_pass): 1 to 8 ASCII letters and digits, because keepalived reads 8 characters. It is a secret, though VRRP sends it in clear text.",
      ),
    ),
    routerId: z._default(
      whole(
        1,
        255,
        "router-id-out-of-range",
        "The VRID (virtual_router_id), 1 to 255: the same on every balancer, and used by no other VRRP group on the network.",
      ),
      33,
    ),
    interface: z._default(
      text(interfaceName, "interface-malformed", "The balancers' network interface on the private network."),
      "eth1",
    ),
    instance: z._default(text(word, "instance-malformed", "The name of keepalived's vrrp_instance."), "VI_1"),
    checkInterval: z.optional(
      whole(
        1,
        3600,
        "check-interval-out-of-range",
        "How often keepalived checks HAProxy, in whole seconds from 1 to 3600. Default: 1, on ubuntu-14.04 2.",
      ),
    ),
    publicInterface: z.optional(
      text(
        interfaceName,
        "interface-malformed",
        "The balancers' network interface on the public network: where it is named, a balancer that loses that link gives the reserved IP up. Not on ubuntu-14.04.",
      ),
    ),
    preempt: z.optional(
      described(
        z.boolean({ error: "preempt-malformed" satisfies IssueCode }),
        "Whether a balancer that comes back takes the reserved IP from one with a lower priority. Default: true. false is not for ubuntu-14.04.",
      ),
    ),
    preemptDelay: z.optional(
      whole(
        1,
        1000,
        "preempt-delay-out-of-range",
        "How long a balancer that comes back waits before it takes the reserved IP, in whole seconds from 1 to 1000. Not on ubuntu-14.04.",
      ),
    ),
  },
  "How the balancers agree on who is master.",
);

/** The guide's single service. */
export const serviceDefaults = {
  name: "www",
  backend: "nginx_pool",
  port: 80,
  mode: "tcp",
  balance: "roundrobin",
} as const;

const service = map("service-malformed", {
  name: z._default(
    text(word, "service-name-malformed", "The frontend's name in haproxy.cfg, unique among the services."),
    serviceDefaults.name,
  ),
  backend: z._default(
    text(word, "backend-malformed", "The backend's name in haproxy.cfg, unique among the services."),
    serviceDefaults.backend,
  ),
  port: z._default(
    whole(
      1,
      65535,
      "port-out-of-range",
      "The TCP port, 1 to 65535, on the anchor IP and on the web servers alike; unique among the services.",
    ),
    serviceDefaults.port,
  ),
  mode: z._default(
    choice(
      ["tcp", "http"],
      "mode-unknown",
      "Whether HAProxy passes connections on as they are (tcp) or reads the requests in them (http).",
    ),
    serviceDefaults.mode,
  ),
  balance: z._default(
    described(
      z.string({ error: "balance-unknown" satisfies IssueCode }),
      "The balancing algorithm, as haproxy.cfg writes it; which ones there are depends on the platform's HAProxy.",
    ),
    serviceDefaults.balance,
  ),
  clientAddress: z.optional(
    choice(
      ["none", "x-forwarded-for", "proxy-protocol"],
      "client-address-unknown",
      "How the web servers learn who called: none, x-forwarded-for (needs mode: http) or proxy-protocol. Default: proxy-protocol, on ubuntu-14.04 none.",
    ),
  ),
});

// What crosses fields stands in rules.ts.
/** The topology as people write it: keys, ranges, defaults. */
export const topologySchema = map("topology-malformed", {
  platform: choice(platformNames, "platform-unknown", "The operating system of every host."),
  webServers: list(webServer, 1, "web-servers-too-few", "The web servers, one or more, all with the same content."),
  loadBalancers: list(
    loadBalancer,
    2,
    "load-balancers-too-few",
    "The load balancers, two or more; the first is the primary.",
  ),
  vrrp,
  failover: described(
    z.discriminatedUnion("provider", failoverSchemas, {
      error: (issue): IssueCode => (issue.code === "invalid_union" ? "provider-unknown" : "failover-malformed"),
    }),
    "Who moves the reserved IP, and which one.",
  ),
  services: z.prefault(
    list(
      service,
      1,
      "services-too-few",
      "What the tier serves, one or more. Each gives a frontend and a backend in haproxy.cfg, and a listen line on every web server.",
    ),
    [{}],
  ),
}).register(z.globalRegistry, {
  description: "The topology of one highly available HAProxy tier.",
  allOf: providers.flatMap(({ name, anchorIp }) => (anchorIp === "optional" ? [] : anchorIpWith(name, anchorIp))),
});

/** What a JSON Schema says of anchor IPs beside a provider: rules.ts says the same. */
function anchorIpWith(provider: string, wish: "required" | "refused") {
  const balancer = { required: ["anchorIp"] };
  return {
    if: { properties: { failover: { properties: { provider: { const: provider } } } } },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so.
    then: { properties: { loadBalancers: { items: wish === "required" ? balancer : { not: balancer } } } },
  };
}

/** A topology as people write it, before its defaults are filled in. */
export type TopologyInput = z.input<typeof topologySchema>;
