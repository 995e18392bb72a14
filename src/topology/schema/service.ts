import * as z from "zod/mini";
import {
  address,
  choice,
  described,
  list,
  map,
  type RuleCode,
  tcpPort,
  text,
  wholeNumber,
} from "../../fields/kinds.js";
import * as patterns from "../../fields/patterns.js";
import { serviceDefaults } from "../defaults/values.js";
import { access } from "./access.js";
import { pathPattern, routeHosts } from "./kinds.js";
import { ownLines } from "./lines.js";
import { responses } from "./responses.js";
import { serviceTimeouts } from "./timeouts.js";
import { tls } from "./tls.js";

const route = map("route-malformed", () => ({
  hosts: routeHosts("The host names that the route takes, case does not matter. Default: all."),
  path: z.optional(
    text(
      pathPattern,
      "route-path-malformed",
      "The path that the route takes with everything below it: /api takes /api and /api/users, but not /apis. In HTTP mode. Default: all.",
    ),
  ),
  backend: text(patterns.word, "backend-malformed", "The backend that the route leads to: one of backends."),
}));

/** What clients connect to, as written. */
export const service = map("service-malformed", () => ({
  name: z._default(
    text(patterns.word, "service-name-malformed", "The frontend's name in haproxy.cfg, unique among the services."),
    serviceDefaults.name,
  ),
  backend: z.optional(
    text(
      patterns.word,
      "backend-malformed",
      "The backend for the service or, with routes, for what no route takes: one of backends or, if the name is not in that list, all web servers with our nginx on the service's port (80 with tls). Default: nginx_pool.",
    ),
  ),
  port: z._default(
    tcpPort(
      "The TCP port that clients use, 1 to 65535; unique among the services. Unless the backend is in the list, our nginx listens on the same one.",
    ),
    serviceDefaults.port,
  ),
  mode: z._default(
    choice(
      ["tcp", "http"],
      "mode-unknown",
      "Whether HAProxy forwards connections (tcp) or reads the requests in them (http).",
    ),
    serviceDefaults.mode,
  ),
  balance: z.optional(
    described(
      z.string({ error: "balance-unknown" satisfies RuleCode }),
      "The balancing algorithm, as haproxy.cfg writes it; the platform's HAProxy decides which exist. A listed backend has its own. Default: roundrobin.",
    ),
  ),
  addresses: z.optional(
    list(
      address("One of the addresses of failover, without its prefix length."),
      1,
      "virtual-addresses-too-few",
      "The virtual addresses that the service listens on. Default: all. Only with a provider that moves addresses onto the balancers.",
    ),
  ),
  clientAddress: z.optional(
    choice(
      ["none", "x-forwarded-for", "proxy-protocol", "proxy-protocol-v2"],
      "client-address-unknown",
      "How the web servers learn the client's address: none, x-forwarded-for (needs mode: http) or proxy-protocol. A listed backend has its own. Default: proxy-protocol, on ubuntu-14.04 none.",
    ),
  ),
  tls: z.optional(tls),
  routes: z.optional(
    list(
      route,
      1,
      "routes-too-few",
      "Where requests go by host and path, or TLS connections by requested host (SNI): to the first matching route.",
    ),
  ),
  otherwise: z.optional(
    choice(
      ["not-found", "misdirected", "reject"],
      "otherwise-unknown",
      "What happens to requests that no route takes, in place of a backend: the answer is 404 (not-found) or 421 (misdirected), or the connection is closed (reject, the only choice in TCP mode).",
    ),
  ),
  maxconn: z.optional(
    wholeNumber(
      1,
      200_000,
      "maxconn-out-of-range",
      "The most connections that the service has at a time, 1 to 200000, and half of them per client; further ones wait in the kernel. Default: 10000, or a share of 40000.",
    ),
  ),
  timeouts: serviceTimeouts,
  ...access,
  ...responses,
  lines: ownLines("Custom lines for the frontend. Not on ubuntu-14.04."),
}));
