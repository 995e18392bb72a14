import { describe, expect, test } from "vitest";
import { refused, told } from "./told.js";

// Lines of one's own for a frontend that would repeat or contradict what the keys of its service say.

const app = { name: "app", port: 3000 };

describe("what keys of a service say", () => {
  const service =
    (keys: object, more: object = {}) =>
    (lines: readonly string[]) => ({ services: [{ backend: "app", ...keys, lines }], backends: [app], ...more });
  const http = { mode: "http" };
  const tls = { certificates: "/etc/haproxy/site.pem" };
  const routes = [
    { hosts: ["a.example.com"], path: "/a", backend: "app" },
    { path: "/b", backend: "app" },
    { hosts: ["c.example.com"], backend: "app" },
  ];
  const all = (rule: string, header: string) =>
    ["set-header", "add-header", "del-header", "replace-header", "replace-value"].map(
      (action) => `${rule} ${action} ${header} x`,
    );
  const headers = (rule: string, ...names: string[]) => names.flatMap((name) => all(rule, name));
  const forwarded = ["X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Port"];
  const candidates = [
    "maxconn 5 | timeout client 1s | timeout http-request 1s | timeout http-keep-alive 1s | timeout client-fin 1s",
    "http-request track-sc1 src | http-request track-sc2 src | acl client.allowed src | acl client.denied src",
    "acl route1.host src | acl route1.path src | acl route2.host src | acl route2.path src | acl route3.host src",
    "acl route3.path src | acl redirect1.host src | acl redirect1.path src | acl redirect2.host src | acl redirect2.path src",
    "tcp-request inspect-delay 1s | tcp-request content accept | tcp-request content reject | log-format x | log-format-sd x",
    "error-log-format x | option tcplog | option httplog | option httpslog | option logasap",
  ].join(" | ");

  test.each<[string, object, object, string]>([
    ["nothing", {}, {}, ""],
    [
      "limits",
      { ...http, maxconn: 5, rateLimit: { requests: 9, per: "1s" } },
      {},
      "maxconn 5 | http-request track-sc1 src",
    ],
    [
      "time-outs",
      { ...http, timeouts: { client: "1s", httpRequest: "1s", keepAlive: "1s" } },
      {},
      "timeout client 1s | timeout http-request 1s | timeout http-keep-alive 1s",
    ],
    ["one time-out", { timeouts: { client: "1s" } }, {}, "timeout client 1s"],
    ["who is let in", { allow: ["10.0.0.0/8"] }, {}, "acl client.allowed src | acl client.denied src"],
    ["who is not", { deny: ["10.0.0.0/8"] }, {}, "acl client.allowed src | acl client.denied src"],
    [
      "routes of HTTP",
      { ...http, routes },
      {},
      "acl route1.host src | acl route1.path src | acl route2.path src | acl route3.host src",
    ],
    ["routes of TLS", { port: 443, tls, routes: [routes[2]] }, {}, "acl route1.host src"],
    [
      "routes of what is passed on",
      { routes: [routes[2]] },
      {},
      "acl route1.host src | tcp-request inspect-delay 1s | tcp-request content accept",
    ],
    [
      "redirects",
      {
        ...http,
        redirects: [
          { hosts: ["a.example.com"], location: "https://b.example.com/" },
          { path: "/a", location: "/b" },
        ],
      },
      {},
      "acl redirect1.host src | acl redirect2.path src",
    ],
    [
      "logs as JSON",
      {},
      { logs: { format: "json" } },
      "log-format x | log-format-sd x | error-log-format x | option tcplog | option httplog | option httpslog | option logasap",
    ],
    ["logs as text", {}, { logs: { format: "text" } }, ""],
  ])("of %s", (_what, keys, more, lines) => {
    expect(refused(candidates, service(keys, more))).toEqual(lines);
  });

  const requests = headers(
    "http-request",
    "X-Forwarded-For",
    "X-Forwarded-Proto",
    "X-Forwarded-Port",
    "X-Request-ID",
  ).filter((line) => !/(set|add)-header X-Forwarded-/.test(line));
  const answers = headers("http-after-response", "Strict-Transport-Security", "X-Request-ID", "X-A", "Server");
  const changed = (...names: string[]) =>
    [...requests, ...answers].filter((line) => names.some((name) => line.includes(` ${name} `)));
  const ours = { name: "site", nginx: {} };

  test.each<[string, object, object, string[]]>([
    ["TCP", {}, {}, []],
    ["HTTP, to an application", http, {}, forwarded],
    ["HTTP, to one that learns nothing", http, { backends: [{ ...app, clientAddress: "none" }] }, []],
    [
      "HTTP, to one that learns it by the PROXY protocol",
      http,
      { backends: [{ ...app, clientAddress: "proxy-protocol" }] },
      [],
    ],
    ["HTTP, to our nginx", { ...http, backend: "site" }, { backends: [ours] }, []],
    [
      "HTTP, to our nginx, which learns it by a header",
      { ...http, backend: "site" },
      { backends: [{ ...ours, clientAddress: "x-forwarded-for" }] },
      ["X-Forwarded-For"],
    ],
    [
      "HTTP, to our nginx, before an application",
      { ...http, backend: "site" },
      { backends: [{ ...ours, nginx: { app: 3000 } }] },
      ["X-Forwarded-Proto", "X-Forwarded-Port"],
    ],
    [
      "HTTP, to a pool of today that learns it by a header",
      { ...http, backend: "x", clientAddress: "x-forwarded-for" },
      { backends: undefined },
      ["X-Forwarded-For"],
    ],
    ["HTTP, to a pool of today", { ...http, backend: undefined }, { backends: undefined }, []],
    [
      "HTTP, to an application by a route",
      { ...http, backend: "site", routes: [routes[0]] },
      { backends: [ours, app] },
      forwarded,
    ],
    [
      "HTTPS, to a pool of today",
      { ...http, port: 443, tls, backend: undefined },
      { backends: undefined },
      ["X-Forwarded-Proto", "X-Forwarded-Port", "Strict-Transport-Security"],
    ],
    [
      "HTTPS without HSTS",
      { ...http, port: 443, tls: { ...tls, hsts: 0 }, backend: undefined },
      { backends: undefined },
      ["X-Forwarded-Proto", "X-Forwarded-Port"],
    ],
    ["TLS in TCP mode", { port: 443, tls: { ...tls, hsts: 0 } }, {}, []],
    [
      "identifiers of requests",
      http,
      { logs: { requestId: true }, backends: [{ ...app, clientAddress: "none" }] },
      ["X-Request-ID"],
    ],
    [
      "no identifiers of requests",
      http,
      { logs: { requestId: false }, backends: [{ ...app, clientAddress: "none" }] },
      [],
    ],
    [
      "headers set and removed",
      { ...http, responseHeaders: { set: [{ name: "X-A", value: "b" }], remove: ["Server"] } },
      { backends: [{ ...app, clientAddress: "none" }] },
      ["X-A", "Server"],
    ],
  ])("headers of %s", (_what, keys, more, names) => {
    expect(refused([...requests, ...answers].join(" | "), service(keys, more))).toBe(changed(...names).join(" | "));
  });

  test("headers of HTTP, to an application by default", () => {
    const of = (lines: readonly string[]) => ({
      services: [{ ...http, lines }],
      backends: [{ ...app, name: "nginx_pool" }],
    });
    expect(refused(requests.join(" | "), of)).toBe(changed(...forwarded).join(" | "));
  });

  test("a header's name that is none leaves every line", () => {
    const services = [{ ...http, responseHeaders: { remove: [5] }, lines: ["http-after-response del-header 5"] }];
    const issues: string[] = ["services[0].responseHeaders.remove[0] wrong-type: the number 5 without quotes"];
    expect(told({ services })).toEqual(issues);
  });
});
