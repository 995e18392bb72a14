import { describe, expect, test } from "vitest";
import { meantKey } from "../../src/topology/meant-key.js";
import { guideInput } from "../support/fixtures.js";
import { issuesIn } from "../support/issues.js";

/** What is told of a topology with these services and backends. */
function told(service: object, backend: object): string[] {
  const services = [{ name: "www", backend: "app", ...service }];
  const backends = [{ name: "app", port: 3000, ...backend }];
  const issues = issuesIn({ ...guideInput(), platform: "debian-13", services, backends });
  return issues.map(({ path, code, found }) => `${path} ${code}: ${found}`);
}

const http = { mode: "http" };

// Whoever writes a topology from docs/topology.md alone: what is told of a mistake is that mistake, and nothing that follows.
describe("one mistake is told once", () => {
  test.each<[string, object, object, string[]]>([
    [
      "a mode that there is not, beside what needs HTTP",
      {
        mode: "https",
        tls: { certificates: "/etc/haproxy/certs/", redirectFrom: 80 },
        port: 443,
        routes: [{ path: "/a", backend: "app" }],
        rateLimit: { requests: 1, per: "1s" },
        timeouts: { keepAlive: "1s" },
      },
      { sticky: "cookie", balance: "uri" },
      ['services[0].mode mode-unknown: "https"'],
    ],
    [
      "a route without host and path, before others",
      { ...http, routes: [{ backend: "app" }, { hosts: ["a.example.com"], backend: "app" }] },
      {},
      ["services[0].routes[0] route-empty: neither hosts nor path"],
    ],
    [
      "a route for every host by a star, before others",
      {
        ...http,
        routes: [
          { hosts: ["*"], backend: "app" },
          { hosts: ["a.example.com"], backend: "app" },
        ],
      },
      {},
      ['services[0].routes[0].hosts[0] route-host-malformed: "*"'],
    ],
    [
      "an address in place of a server",
      http,
      { servers: ["web1", "10.132.40.3"] },
      ['backends[0].servers[1] server-malformed: "10.132.40.3"'],
    ],
    [
      "a host name in place of a server",
      http,
      { servers: ["web1", "db1.internal"] },
      ['backends[0].servers[1] server-malformed: "db1.internal"'],
    ],
    [
      "a server that is not there",
      http,
      { servers: ["web1", "web9"] },
      ['backends[0].servers[1] server-unknown: "web9"'],
    ],
    [
      "users of what is not HTTP: no word of theirs is shown",
      { users: [{ name: "ops", passwordHash: `$5$made.up.salt$${"x".repeat(43)}` }] },
      {},
      ["services[0].users needs-http: a list of 1"],
    ],
  ])("%s", (_what, service, backend, wanted) => {
    expect(told(service, backend)).toEqual(wanted);
  });
});

test.each([
  ["cert", ["certificates", "profile", "hsts", "redirectFrom", "acmeThumbprint"], "certificates"],
  ["redirect", ["certificates", "profile", "hsts", "redirectFrom", "acmeThumbprint"], "redirectFrom"],
  ["password", ["name", "passwordHash"], "passwordHash"],
  ["http_keep_alive", ["client", "httpRequest", "keepAlive"], "keepAlive"],
  ["privateIpAddress", ["name", "privateIp", "publicIp"], "privateIp"],
  // Two begin so, or none.
  ["http", ["httpRequest", "httpOther"], undefined],
  ["user", ["port", "allow"], undefined],
  ["ip", ["ipv6Address"], undefined],
])("of %s among %j, %s is meant", (key, known, meant) => {
  expect(meantKey(key, known)).toBe(meant);
});
