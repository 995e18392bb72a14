import * as z from "zod/mini";
import { choice, described, list, map, type RuleCode } from "../../fields/kinds.js";
import { platformNames } from "../../platforms/index.js";
import { providers } from "../../providers/index.js";
import { failoverSchemas } from "../../providers/schemas.js";
import { backend, dns } from "./backend.js";
import { loadBalancer, webServer } from "./hosts.js";
import { lines } from "./lines.js";
import { logs } from "./logs.js";
import { peers } from "./peers.js";
import { service } from "./service.js";
import { statistics } from "./statistics.js";
import { timeouts } from "./timeouts.js";
import { vrrp } from "./vrrp.js";
import { wishesOf } from "./wishes.js";

// Every `error` below is the code of the broken rule; src/issues puts it into words. Rules between fields are in rules/.

/** The topology as written: keys, ranges, defaults. */
export const topologySchema = map("topology-malformed", () => ({
  $schema: z.optional(
    described(
      z.string({ error: "schema-malformed" satisfies RuleCode }),
      "The JSON Schema for editors, as printed by haproxy-failover schema. Ignored otherwise.",
    ),
  ),
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
      error: (issue): RuleCode => (issue.code === "invalid_union" ? "provider-unknown" : "failover-malformed"),
    }),
    "The address that clients use, and what moves it.",
  ),
  services: z.prefault(
    list(
      service,
      1,
      "services-too-few",
      "The services, one or more. Each becomes a frontend and a backend in haproxy.cfg, and a listen line on every web server.",
    ),
    [{}],
  ),
  backends: z.prefault(
    list(backend, 0, "backends-malformed", "Pools of servers that services lead to. Not on ubuntu-14.04."),
    [],
  ),
  dns: z.prefault(dns, {}),
  timeouts,
  peers,
  statistics: z.optional(statistics),
  logs,
  lines,
})).register(z.globalRegistry, {
  description: "The topology of one highly available HAProxy tier.",
  allOf: providers.map(wishesOf),
});
