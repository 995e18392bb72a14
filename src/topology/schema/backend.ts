import * as z from "zod/mini";
import { address, choice, described, list, map, type RuleCode, text, wholeNumber } from "../../fields/kinds.js";
import { duration, flag, hostOrAddress, labelPattern, wordOr, wordPattern } from "./kinds.js";
import { ownLines } from "./lines.js";
import { backendTimeouts } from "./timeouts.js";

const checkTypes = ["http", "https", "tcp", "tls"] as const;

const named = text(labelPattern, "server-malformed", "The name of a web server.");

const server = wordOr(
  named,
  map("server-malformed", {
    name: text(
      labelPattern,
      "name-malformed",
      "The name of a web server of the topology; or, with address, of a host that this tier does not configure. It names the server in haproxy.cfg.",
    ),
    address: z.optional(
      hostOrAddress(
        "The address of a host that this tier does not configure: IPv4, or a host name, which HAProxy asks DNS for again and again.",
      ),
    ),
    port: z.optional(
      wholeNumber(1, 65535, "port-out-of-range", "The server's TCP port, where it is not the backend's."),
    ),
    weight: z.optional(
      wholeNumber(
        0,
        256,
        "weight-out-of-range",
        "The server's share of the load, 0 to 256; with 0 it gets no new clients. Default: 1.",
      ),
    ),
    backup: z.optional(
      flag("flag-malformed", "Whether the server is used only while no other one is well. Default: false."),
    ),
    maxconn: z.optional(
      wholeNumber(
        1,
        1_000_000,
        "maxconn-out-of-range",
        "The most connections that the server has at a time; what is more waits. Default: the backend's.",
      ),
    ),
  }),
  "server-malformed",
  "A server: the name of a web server, or a map where there is more to say.",
);

const check = wordOr(
  choice(checkTypes, "check-malformed", "What HAProxy asks for."),
  map("check-malformed", {
    type: z.optional(
      choice(
        checkTypes,
        "check-malformed",
        "What HAProxy asks for: an HTTP request (over TLS: https), a connection (tcp), or a TLS handshake (tls). Default: http for our nginx and in HTTP mode, otherwise tcp.",
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
          .check(z.refine((status) => /^[1-5]\d\d(-[1-5]\d\d)?$/.test(String(status)), "check-status-malformed")),
        "The status with which a well server answers: 200, or a range such as 200-399. Default: 2xx and 3xx.",
      ),
    ),
    port: z.optional(wholeNumber(1, 65535, "port-out-of-range", "The TCP port that is asked. Default: the server's.")),
    interval: z.optional(duration("How often a server is asked, such as 2s.")),
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
        "After how many answers in a row it counts as up again. Default: 2.",
      ),
    ),
  }),
  "check-malformed",
  "How HAProxy learns whether a server is well: http, https, tcp or tls, or a map where there is more to say.",
);

/** A pool of servers, as written. */
export const backend = map("pool-malformed", {
  name: text(
    wordPattern,
    "backend-name-malformed",
    "The backend's name in haproxy.cfg. Services and backends share one namespace.",
  ),
  port: z.optional(
    wholeNumber(
      1,
      65535,
      "port-out-of-range",
      "The TCP port on which an application of your own listens. Without it, our nginx serves there.",
    ),
  ),
  nginx: z.optional(
    map(
      "nginx-malformed",
      {
        port: z.optional(
          wholeNumber(1, 65535, "port-out-of-range", "The TCP port on which our nginx listens. Default: 80."),
        ),
      },
      "What our nginx does on the servers, which must be web servers of the topology. Give this or port.",
    ),
  ),
  servers: z.optional(list(server, 1, "servers-too-few", "The servers of the pool. Default: all web servers.")),
  balance: z.optional(
    described(
      z.string({ error: "balance-unknown" satisfies RuleCode }),
      "The balancing algorithm, as haproxy.cfg writes it; the platform's HAProxy decides which exist. Default: roundrobin.",
    ),
  ),
  clientAddress: z.optional(
    choice(
      ["none", "x-forwarded-for", "proxy-protocol"],
      "client-address-unknown",
      "How the servers learn who called. Default: proxy-protocol for our nginx, otherwise x-forwarded-for in HTTP mode and none in TCP mode.",
    ),
  ),
  check: z.optional(check),
  maxconn: z.optional(
    wholeNumber(
      1,
      1_000_000,
      "maxconn-out-of-range",
      "The most connections that each server has at a time; what is more waits. Default: no limit.",
    ),
  ),
  slowStart: z.optional(
    duration(
      "How long a server that comes back takes to reach its full share of the load, such as 30s. Default: none.",
    ),
  ),
  timeouts: backendTimeouts,
  lines: ownLines("Lines of your own for the backend."),
});

/** The DNS servers asked for servers given by host name. */
export const dns = map(
  "dns-malformed",
  {
    nameservers: z.prefault(
      list(
        address("An address that answers DNS on UDP port 53. IPv4."),
        0,
        "nameservers-malformed",
        "The DNS servers that HAProxy asks. Default: those of the balancer's own /etc/resolv.conf.",
      ),
      [],
    ),
  },
  "Who tells HAProxy the addresses of servers that are given by host name.",
);
