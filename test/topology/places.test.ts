import { expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { issuesIn } from "../support/issues.js";

// A key in the wrong place is told where it belongs.

const input = { ...guideInput(), platform: "debian-12" };
const [web1, ...webServers] = input.webServers;
const [first, ...loadBalancers] = input.loadBalancers;

/** Each error, without the keys that would be right there. */
function told(changed: object): string[] {
  const issues = issuesIn({ ...input, ...changed });
  return issues.map(({ path, wanted }) => `${path}: ${wanted.replace(/^one of these keys: [^;]*(; )?/, "")}`);
}

test.each<[string, object, string]>([
  ["sticky of a service", { services: [{ sticky: "cookie" }] }, "services[0].sticky: it belongs at backends[].sticky"],
  [
    "check of a service: of three places, the one that takes its value",
    { services: [{ check: { path: "/healthz" } }] },
    "services[0].check: it belongs at backends[].check",
  ],
  [
    "servers of a service",
    { services: [{ servers: ["web1"] }] },
    "services[0].servers: it belongs at backends[].servers",
  ],
  [
    "redirectFrom of a backend",
    {
      backends: [{ name: "app", port: 3000, tls: { serverName: "a.example.com", redirectFrom: 80 } }],
      services: [{ backend: "app" }],
    },
    "backends[0].tls.redirectFrom: it belongs at services[].tls.redirectFrom",
  ],
  [
    "the same in other letters",
    {
      backends: [{ name: "app", port: 3000, tls: { serverName: "a.example.com", redirect_from: 80 } }],
      services: [{ backend: "app" }],
    },
    "backends[0].tls.redirect_from: it belongs at services[].tls.redirectFrom",
  ],
  [
    "weight of a balancer",
    { loadBalancers: [{ ...first, weight: 2 }, ...loadBalancers] },
    "loadBalancers[0].weight: it belongs at backends[].servers[].weight",
  ],
  [
    "weight of a web server",
    { webServers: [{ ...web1, weight: 2 }, ...webServers] },
    "webServers[0].weight: it belongs at backends[].servers[].weight",
  ],
  [
    "backup of a web server",
    { webServers: [{ ...web1, backup: true }, ...webServers] },
    "webServers[0].backup: it belongs at backends[].servers[].backup",
  ],
  [
    "maxconn of a web server",
    { webServers: [{ ...web1, maxconn: 100 }, ...webServers] },
    "webServers[0].maxconn: it belongs at services[].maxconn or backends[].servers[].maxconn or backends[].maxconn",
  ],
  ["a value that fits nowhere", { services: [{ sticky: 7 }] }, "services[0].sticky: it belongs at backends[].sticky"],
  ["a key of many places", { webServers: [{ ...web1, port: 80 }, ...webServers] }, "webServers[0].port: "],
  ["a key of none", { colour: "red" }, "colour: "],
  ["a misspelled key of this place", { services: [{ prot: 80 }] }, "services[0].prot: did you mean port?"],
])("%s", (_what, changed, wanted) => {
  expect(told(changed)).toEqual([wanted]);
});
