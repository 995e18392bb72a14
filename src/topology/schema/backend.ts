import * as z from "zod/mini";
import { labelPattern } from "../../fields/host-name.js";
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
import { duration, flag, hostOrAddress, wordOr } from "./kinds.js";
import { ownLines } from "./lines.js";
import { backendTls, nginx } from "./nginx.js";
import { sticky } from "./peers.js";
import { backendTimeouts } from "./timeouts.js";

const checkTypes = ["http", "https", "tcp", "tls"] as const;

const named = text(labelPattern, "server-malformed", "The name of a web server.");

const server = wordOr(
  named,
  () => ({
    name: text(
      labelPattern,
      "name-malformed",
      "The name of a web server of the topology; or, with address, of a host that this tier does not configure. It names the server in haproxy.cfg.",
    ),
    address: z.optional(
      hostOrAddress(
        "The address of a host that this tier does not configure: IPv4, IPv6, or a host name, which HAProxy keeps resolving.",
      ),
    ),
    port: z.optional(tcpPort("The server's TCP port, if it differs from the backend's.")),
    weight: z.optional(
      wholeNumber(
        0,
        256,
        "weight-out-of-range",
        "The server's share of the load, 0 to 256; with 0 it gets no new clients. Default: 1.",
      ),
    ),
    backup: z.optional(
      flag("flag-malformed", "Whether the server is used only while no other one is healthy. Default: false."),
    ),
    maxconn: z.optional(
      wholeNumber(
        1,
        1_000_000,
        "maxconn-out-of-range",
        "The most connections to the server at a time; further ones wait. Default: the backend's.",
      ),
    ),
  }),
  "server-malformed",
  "A server: the name of a web server, or a map where there is more to say.",
);

const check = wordOr(
  choice(checkTypes, "check-malformed", "What HAProxy asks for."),
  () => ({
    type: z.optional(
      choice(
        checkTypes,
        "check-malformed",
        "What HAProxy checks: an HTTP request (https: over TLS), a connection (tcp), or a TLS handshake (tls). Default: http for our nginx and in HTTP mode, otherwise tcp.",
      ),
    ),
    method: z.optional(
      choice(["GET", "HEAD", "OPTIONS"], "check-method-unknown", "The request's method. Default: GET."),
    ),
    path: z.optional(text(/^\/[A-Za-z0-9._~/?=&-]{0,255}$/, "check-path-malformed", "The request's path. Default: /.")),
    host: z.optional(
      text(
        /^[A-Za-z0-9.-]{1,253}$/,
        "check-host-malformed",
        "The request's Host header; the request is then HTTP/1.1. Default: none, and HTTP/1.0.",
      ),
    ),
    status: z.optional(
      described(
        z
          .union([z.number(), z.string()], { error: "check-status-malformed" satisfies RuleCode })
          .check(z.refine((status) => patterns.status.test(String(status)), "check-status-malformed")),
        "The status that a healthy server answers: 200, or a range such as 200-399. Default: 2xx and 3xx.",
      ),
    ),
    port: z.optional(tcpPort("The TCP port that is checked. Default: the server's.")),
    interval: z.optional(duration("How often a server is checked, such as 2s.")),
    fall: z.optional(
      wholeNumber(
        1,
        100,
        "check-count-out-of-range",
        "After how many failures in a row a server counts as down. Default: 2.",
      ),
    ),
    rise: z.optional(
      wholeNumber(
        1,
        100,
        "check-count-out-of-range",
        "After how many successes in a row it counts as up again. Default: 2.",
      ),
    ),
  }),
  "check-malformed",
  "How HAProxy checks whether a server is healthy: http, https, tcp or tls, or a map with details.",
);

/** A pool of servers, as written. */
export const backend = map("pool-malformed", () => ({
  name: text(
    patterns.word,
    "backend-name-malformed",
    "The backend's name in haproxy.cfg. Services and backends share one namespace.",
  ),
  port: z.optional(tcpPort("The TCP port of your own application. Without it, our nginx serves.")),
  nginx,
  servers: z.optional(list(server, 1, "servers-too-few", "The servers of the pool. Default: all web servers.")),
  balance: z.optional(
    described(
      z.string({ error: "balance-unknown" satisfies RuleCode }),
      "The balancing algorithm, as haproxy.cfg writes it; the platform's HAProxy decides which exist. Default: roundrobin.",
    ),
  ),
  clientAddress: z.optional(
    choice(
      ["none", "x-forwarded-for", "proxy-protocol", "proxy-protocol-v2"],
      "client-address-unknown",
      "How the servers learn the client's address. Default: proxy-protocol for our nginx, otherwise x-forwarded-for in HTTP mode and none in TCP mode.",
    ),
  ),
  check: z.optional(check),
  sticky,
  tls: backendTls,
  maxconn: z.optional(
    wholeNumber(
      1,
      1_000_000,
      "maxconn-out-of-range",
      "The most connections to each server at a time; further ones wait. Default: 5000, or a share of 15000.",
    ),
  ),
  slowStart: z.optional(
    duration(
      "How long a server that comes back takes to reach its full share of the load, such as 30s. Default: none.",
    ),
  ),
  timeouts: backendTimeouts,
  lines: ownLines("Custom lines for the backend."),
}));

/** The DNS servers asked for servers given by host name. */
export const dns = map(
  "dns-malformed",
  () => ({
    nameservers: z.prefault(
      list(
        address("An address that answers DNS on UDP port 53. IPv4 or IPv6."),
        0,
        "nameservers-malformed",
        "The DNS servers that HAProxy asks. Default: those of the balancer's own /etc/resolv.conf.",
      ),
      [],
    ),
  }),
  "DNS for servers given by host name.",
);
