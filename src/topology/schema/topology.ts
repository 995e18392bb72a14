import * as z from "zod/mini";
import { choice, described, list, map, type RuleCode } from "../../fields/kinds.js";
import { platformNames } from "../../platforms/index.js";
import { failoverSchemas, providers } from "../../providers/index.js";
import { backend, dns } from "./backend.js";
import { loadBalancer, webServer } from "./hosts.js";
import { lines } from "./lines.js";
import { service } from "./service.js";
import { statistics } from "./statistics.js";
import { vrrp } from "./vrrp.js";
import { wishesOf } from "./wishes.js";

// Every `error` below is the code of the rule that was broken: src/issues puts it into words. What crosses fields
// stands in rules.ts.

/** The topology as people write it: keys, ranges, defaults. */
export const topologySchema = map("topology-malformed", {
  $schema: z.optional(
    described(
      z.string({ error: "schema-malformed" satisfies RuleCode }),
      "Where an editor finds the JSON Schema that haproxy-failover schema prints; it means nothing here.",
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
    "Who moves the address that clients use, and which one.",
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
  backends: z.prefault(
    list(backend, 0, "backends-malformed", "Pools of servers that services lead to. Not on ubuntu-14.04."),
    [],
  ),
  dns: z.prefault(dns, {}),
  statistics: z.optional(statistics),
  lines,
}).register(z.globalRegistry, {
  description: "The topology of one highly available HAProxy tier.",
  allOf: providers.map(wishesOf),
});
