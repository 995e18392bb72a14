import { describe, expect, test } from "vitest";
import { poolsOf } from "../../src/topology/pools.js";
import { serverRows } from "../../src/topology/reach/services.js";
import { anyCertificate, type Case, http, lineOf, ofService, parsed, tls } from "./rows.js";

// What verify.sh asks of a service and of its servers: as much as the topology tells of the answer, and no more.

/** What is asked of each server. */
const ofServers = (of: Case) => {
  const topology = parsed(of);
  return poolsOf(topology).flatMap((pool) => serverRows(topology, pool).map(lineOf));
};

const users = [{ name: "ops", passwordHash: `$5$made.up.salt$${"x".repeat(43)}` }];
const atNginx = { port: undefined, nginx: { tls: { certificate: "/etc/ssl/a.pem" } } };
const ofNginx = { port: undefined, nginx: {} };

describe("a service", () => {
  test.each<[string, Case, string]>([
    ["of TCP: a connection that stays", {}, "held telnet://HERE/"],
    ["of TCP with TLS: a handshake", { service: tls }, "tls https://HERE/"],
    ["of TCP whose servers' check tells", { backend: { check: "http" } }, "200-399 http://HERE/"],
    [
      "of TCP with TLS whose servers' check tells",
      { service: tls, backend: { check: "http" } },
      "200-399 https://HERE/",
    ],
    ["that passes TLS on: a handshake", { backend: { check: "tls" } }, "tls https://HERE/"],
    ["of TLS to TLS: one more handshake", { service: tls, backend: { check: "tls" } }, "tls https://HERE/"],
    ["of TCP whose servers speak HTTPS", { backend: { check: "https" } }, "200-399 https://HERE/"],
    ["of TLS, whose servers speak HTTPS", { service: tls, backend: { check: "https" } }, "tls https://HERE/"],
    [
      "of TLS, to our nginx's own",
      { service: tls, backend: { ...atNginx, tls: { serverName: "a.internal" } } },
      "200-399 https://HERE/",
    ],
    ["of TCP, checked elsewhere", { backend: { check: { type: "http", port: 81 } } }, "held telnet://HERE/"],
    [
      "of TCP to our nginx, of which a connection is asked",
      { backend: { ...ofNginx, check: "tcp" } },
      "open http://HERE/",
    ],
    [
      "of TCP to our nginx, checked elsewhere",
      { backend: { ...ofNginx, check: { port: 99 } } },
      "200-399 http://HERE/",
    ],
    ["of HTTP: as its servers are asked", { service: http }, "200-399 http://HERE/"],
    ["of HTTPS: as its servers are asked", { service: { ...http, ...tls } }, "200-399 https://HERE/"],
    ["of HTTP, by path", { service: http, backend: { check: { path: "/h" } } }, "200-399 http://HERE/h"],
    ["of HTTP, by status", { service: http, backend: { check: { status: 204 } } }, "204-204 http://HERE/"],
    ["of HTTP, by statuses", { service: http, backend: { check: { status: "200-299" } } }, "200-299 http://HERE/"],
    [
      "of HTTP, by host",
      { service: http, backend: { check: { host: "a.example.com" } } },
      "200-399 http://a.example.com:443/ at HERE",
    ],
    [
      "of HTTP, checked by HEAD: any answer",
      { service: http, backend: { check: { method: "HEAD" } } },
      "100-499 http://HERE/",
    ],
    ["of HTTP, checked by GET", { service: http, backend: { check: { method: "GET" } } }, "200-399 http://HERE/"],
    ["of HTTP, checked by a connection", { service: http, backend: { check: "tcp" } }, "100-499 http://HERE/"],
    [
      "of HTTPS, checked by a connection",
      { service: { ...http, ...tls }, backend: { check: "tcp" } },
      "100-499 https://HERE/",
    ],
    ["of HTTP, checked elsewhere", { service: http, backend: { check: { port: 81 } } }, "100-499 http://HERE/"],
    ["of HTTP with servers of HTTPS", { service: http, backend: { check: "https" } }, "100-499 http://HERE/"],
    [
      "that redirects some",
      { service: { ...http, redirects: [{ path: "/old", location: "/new" }] } },
      "100-499 http://HERE/",
    ],
    ["that asks who it is", { service: { ...http, users } }, "100-499 http://HERE/"],
    [
      "that does not let in everybody",
      { service: { ...http, allow: ["192.0.2.0/24"] } },
      "open http://HERE/, which does not let in everybody",
    ],
    [
      "that keeps some out",
      { service: { deny: ["192.0.2.0/24"] } },
      "open http://HERE/, which does not let in everybody",
    ],
    [
      "with a folder of certificates: names unknown here",
      { service: { ...http, ...anyCertificate } },
      "open http://HERE/, whose certificates have names unknown here",
    ],
  ])("%s", (_what, of, line) => {
    expect(ofService(of)).toEqual([line]);
  });

  test("is at its own addresses, and at no others", () => {
    const of = { service: { ...http, addresses: ["10.1.0.101"], ...tls, tls: { ...tls.tls, redirectFrom: 80 } } };
    expect(ofService(of, "10.1.0.100")).toEqual(["closed http://HERE/"]);
    expect(ofService(of, "10.1.0.101")).toEqual(["200-399 https://HERE/", "301-301 http://10.1.0.101:80/, redirected"]);
  });
});

describe("the servers of a backend", () => {
  test.each<[string, Case, string[]]>([
    [
      "of TCP: a connection",
      {},
      ["open http://10.1.0.1:3000/: web1 of app", "open http://10.1.0.2:3000/: web2 of app"],
    ],
    ["that speak TLS", { backend: { check: "tls", servers: ["web2"] } }, ["tls https://10.1.0.2:3000/: web2 of app"]],
    [
      "with addresses and ports of their own",
      {
        backend: {
          servers: [
            { name: "db", address: "10.9.0.1", port: 9 },
            { name: "web2", port: 8 },
          ],
        },
      },
      ["open http://10.9.0.1:9/: db of app", "open http://10.1.0.2:8/: web2 of app"],
    ],
    [
      "of IPv6, and by name",
      {
        backend: {
          servers: [
            { name: "db1", address: "fd00::9" },
            { name: "db2", address: "db2.internal" },
          ],
        },
      },
      ["open http://[fd00::9]:3000/: db1 of app", "open http://db2.internal:3000/: db2 of app"],
    ],
    [
      "that another port is asked about",
      { backend: { servers: ["web1"], check: { type: "http", path: "/h", host: "a.example.com", port: 81 } } },
      ["200-399 http://a.example.com:81/h at 10.1.0.1:81: web1 of app", "open http://10.1.0.1:3000/: web1 of app"],
    ],
    [
      "of HTTPS",
      { backend: { servers: ["web1"], check: { type: "https", path: "/h" } } },
      ["200-399 https://10.1.0.1:3000/h: web1 of app"],
    ],
    [
      "that want a line of the PROXY protocol",
      { backend: { servers: ["web1"], clientAddress: "proxy-protocol" } },
      ["open http://10.1.0.1:3000/ by PROXY: web1 of app"],
    ],
    [
      "that want a line of the PROXY protocol, of version 2",
      { backend: { servers: ["web1"], clientAddress: "proxy-protocol-v2" } },
      ["open http://10.1.0.1:3000/ by PROXY: web1 of app"],
    ],
    [
      "that want one, though not of a check elsewhere",
      { backend: { ...ofNginx, servers: ["web1"], check: { port: 99 } } },
      ["200-399 http://10.1.0.1:99/: web1 of app", "open http://10.1.0.1:80/: web1 of app"],
    ],
  ])("%s", (_what, of, lines) => {
    expect(ofServers(of)).toEqual(lines);
  });
});
