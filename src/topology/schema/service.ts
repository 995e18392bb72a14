import * as z from "zod/mini";
import { address, choice, described, list, map, type RuleCode, whole, word } from "../../fields/kinds.js";

/** The guide's single service. */
export const serviceDefaults = {
  name: "www",
  backend: "nginx_pool",
  port: 80,
  mode: "tcp",
  balance: "roundrobin",
} as const;

export const service = map("service-malformed", {
  name: z._default(
    word("service-name-malformed", "The frontend's name in haproxy.cfg, unique among the services."),
    serviceDefaults.name,
  ),
  backend: z._default(
    word("backend-malformed", "The backend's name in haproxy.cfg, unique among the services."),
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
      z.string({ error: "balance-unknown" satisfies RuleCode }),
      "The balancing algorithm, as haproxy.cfg writes it; which ones there are depends on the platform's HAProxy.",
    ),
    serviceDefaults.balance,
  ),
  addresses: z.optional(
    list(
      address("One of the addresses of failover, without its prefix length. IPv4."),
      1,
      "virtual-addresses-too-few",
      "On which of the addresses that move the service is to be had. Default: on all. Only where the address itself moves onto the balancer.",
    ),
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
