import { describe, expect, test } from "vitest";
import { told } from "./told.js";

// Our nginx on a backend's servers, and TLS on the way there.

const inBackend = (backend: object, service: object = {}) =>
  told({ services: [{ backend: "app", ...service }], backends: [{ name: "app", ...backend }] });
const http = { mode: "http" };
const certificates = { certificates: "/etc/haproxy/site.pem" };
const https = { ...http, port: 443, tls: certificates };

describe("our nginx", () => {
  const directives = [
    "listen 1",
    "server_name x",
    "root /",
    "index x",
    "http2 on",
    "ssl_certificate /a",
    "ssl_certificate_key /a",
    "ssl_protocols x",
    "ssl_ciphers x",
    "ssl_ecdh_curve x",
    "ssl_session_tickets on",
    "ssl_session_cache none",
    "ssl_session_timeout 1m",
    "access_log off",
    "real_ip_header x",
    "set_real_ip_from ::1",
    "client_max_body_size 1m",
  ].map((line) => `${line};`);

  test.each(directives)("has %s already", (line) => {
    const backend = { nginx: { lines: ["expires 1h;", line] } };
    expect(inBackend(backend)).toEqual([`backends[0].nginx.lines[1] nginx-line-taken: "${line}"`]);
  });

  test.each<[string, object, string[]]>([
    ["a folder and an application", { root: "/srv", app: 3000 }, ["backends[0].nginx root-and-app: both root and app"]],
    ["a folder", { root: "/srv" }, []],
    ["an application", { app: 3000 }, []],
    ["lines that only begin so", { lines: ["listening;", "error_page 404 /404.html;"] }, []],
    [
      "lines that are none",
      { lines: [5, "listen", "listen 1"] },
      [
        "backends[0].nginx.lines[0] wrong-type: the number 5 without quotes",
        'backends[0].nginx.lines[1] nginx-line-malformed: "listen"',
        'backends[0].nginx.lines[2] nginx-line-malformed: "listen 1"',
      ],
    ],
    ["no list of lines", { lines: "listen 1;" }, ["backends[0].nginx.lines wrong-type: a text of 9 characters"]],
    [
      "locations twice",
      { locations: ["/a", "/b", "/a"].map((path) => ({ path, lines: ["expires 1h;"] })) },
      ['backends[0].nginx.locations[2].path nginx-location-taken: "/a"'],
    ],
    [
      "locations of the same path, by prefix",
      { locations: ["/a", "^~ /a"].map((path) => ({ path, lines: ["expires 1h;"] })) },
      ['backends[0].nginx.locations[1].path nginx-location-taken: "^~ /a"'],
    ],
    [
      "its own location",
      { locations: ["/", "^~ /", "= /"].map((path) => ({ path, lines: ["expires 1h;"] })) },
      [
        'backends[0].nginx.locations[0].path nginx-location-taken: "/"',
        'backends[0].nginx.locations[1].path nginx-location-taken: "^~ /"',
      ],
    ],
    [
      "locations that differ",
      { locations: ["/a", "= /a", "~ /a", "/a/"].map((path) => ({ path, lines: ["expires 1h;"] })) },
      [],
    ],
    [
      "locations without paths",
      { locations: [{ lines: ["expires 1h;"] }, { path: 5, lines: ["expires 1h;"] }] },
      [
        "backends[0].nginx.locations[0].path missing: nothing > logo.png",
        "backends[0].nginx.locations[1].path wrong-type: the number 5 without quotes > logo.png",
      ],
    ],
  ])("%s", (_what, nginx, issues) => {
    expect(inBackend({ nginx })).toEqual(issues);
  });
});

describe("TLS", () => {
  const certificate = { tls: { certificate: "/etc/ssl/a.pem" } };
  const serverName = { tls: { serverName: "app.example.com" } };
  const db = (address: string, name = "db") => ({ name, address });

  test.each<[string, object, object, string[]]>([
    ["at our nginx, passed on", { nginx: certificate }, {}, []],
    [
      "at our nginx alone, in HTTP mode",
      { nginx: certificate },
      http,
      ["backends[0].nginx.tls nginx-tls-unused: tls at nginx, and plain HTTP from HAProxy"],
    ],
    [
      "at our nginx alone, behind a service's",
      { nginx: certificate },
      { port: 443, tls: certificates },
      ["backends[0].nginx.tls nginx-tls-unused: tls at nginx, and plain HTTP from HAProxy"],
    ],
    [
      "at our nginx alone, for nobody",
      { nginx: certificate },
      { backend: "x" },
      ['backends[0].name backend-unused: "app"', "backends[0].nginx.port server-port-taken: 80 > services[0].port"],
    ],
    [
      "to our nginx alone",
      { nginx: {}, ...serverName },
      http,
      ["backends[0].tls nginx-tls-missing: tls from HAProxy to nginx, and none at nginx"],
    ],
    [
      "to our nginx, which is not said at all",
      serverName,
      http,
      ["backends[0].tls nginx-tls-missing: tls from HAProxy to nginx, and none at nginx"],
    ],
    ["to our nginx and there", { nginx: certificate, ...serverName }, http, []],
    [
      "to our nginx and there, behind a service's",
      { nginx: certificate, ...serverName },
      { port: 443, tls: certificates },
      [],
    ],
    ["to our nginx and there, by HTTPS", { nginx: certificate, ...serverName }, https, []],
    [
      "to our nginx, twice",
      { nginx: certificate, ...serverName },
      {},
      ["backends[0].tls backend-tls-twice: tls around the clients' own TLS"],
    ],
    ["to servers of one name", { port: 443, ...serverName }, http, []],
    [
      "to web servers without a name",
      { port: 443, tls: {} },
      http,
      ["backends[0].tls.serverName server-name-missing: nothing"],
    ],
    [
      "to web servers without a name, listed",
      { port: 443, tls: {}, servers: ["web2", "web1"] },
      http,
      ["backends[0].tls.serverName server-name-missing: nothing > backends[0].servers[0]"],
    ],
    ["to hosts by name", { port: 443, tls: {}, servers: [db("a.internal"), db("b.internal", "db2")] }, http, []],
    [
      "to hosts of which one has no name",
      { port: 443, tls: {}, servers: [db("a.internal"), db("10.9.0.1", "db2"), db("10.9.0.2", "db3")] },
      http,
      ["backends[0].tls.serverName server-name-missing: nothing > backends[0].servers[1]"],
    ],
    [
      "to our nginx without a name",
      { nginx: certificate, tls: {} },
      http,
      ["backends[0].tls.serverName server-name-missing: nothing"],
    ],
    ["to servers, by TCP", { port: 443, ...serverName }, {}, []],
  ])("%s", (_what, backend, service, issues) => {
    expect(inBackend(backend, service)).toEqual(issues);
  });
});
