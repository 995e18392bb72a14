import { describe, expect, test } from "vitest";
import { told } from "./told.js";

// The rules of one service: its routes, its TLS, and the mode that they need.

const app = { name: "app", port: 3000 };
const http = { mode: "http" };
const certificates = "/etc/haproxy/site.pem";
const byHost = [{ hosts: ["a.example.com"], backend: "app" }];

const ofService = (service: object) => told({ services: [{ backend: "app", ...service }], backends: [app] });

describe("otherwise", () => {
  test.each<[string, object, string[]]>([
    [
      "beside a backend",
      { otherwise: "reject", routes: byHost },
      ["services[0].otherwise otherwise-and-backend: both otherwise and backend"],
    ],
    [
      "without routes",
      { backend: undefined, otherwise: "reject" },
      ["services[0].otherwise otherwise-without-routes: otherwise alone", 'backends[0].name backend-unused: "app"'],
    ],
    [
      "that answers, in TCP mode",
      { backend: undefined, otherwise: "not-found", routes: byHost },
      ['services[0].otherwise needs-http: "not-found"'],
    ],
    ["that answers, in HTTP mode", { ...http, backend: undefined, otherwise: "not-found", routes: byHost }, []],
    [
      "that answers, in a mode that there is not",
      { mode: "https", backend: undefined, otherwise: "not-found", routes: byHost },
      ['services[0].mode mode-unknown: "https"'],
    ],
    [
      "that ends connections, in TCP mode",
      { mode: "tcp", backend: undefined, otherwise: "reject", routes: byHost },
      [],
    ],
  ])("%s", (_what, service, issues) => {
    expect(ofService(service)).toEqual(issues);
  });
});

describe("what needs HTTP", () => {
  const tls = { certificates, redirectFrom: 80 };
  const port = 443;
  const thumbprint = "LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ";

  test.each<[string, object, string[]]>([
    ["a redirect to TLS, by default", { port, tls }, ["services[0].tls.redirectFrom needs-http: the number 80"]],
    [
      "a redirect to TLS, in TCP mode",
      { mode: "tcp", port, tls },
      ["services[0].tls.redirectFrom needs-http: the number 80"],
    ],
    ["a redirect to TLS, in HTTP mode", { ...http, port, tls }, []],
    [
      "answers for ACME without such a redirect",
      { ...http, port, tls: { certificates, acmeThumbprint: thumbprint } },
      ["services[0].tls.acmeThumbprint acme-without-redirect: acmeThumbprint alone"],
    ],
    [
      "answers for ACME, in TCP mode",
      { port, tls: { ...tls, acmeThumbprint: thumbprint } },
      ["services[0].tls.redirectFrom needs-http: the number 80"],
    ],
    ["answers for ACME with one", { ...http, port, tls: { ...tls, acmeThumbprint: thumbprint } }, []],
    [
      "time-outs of HTTP, in TCP mode",
      { timeouts: { httpRequest: "5s", keepAlive: "6s", client: "1m" } },
      ['services[0].timeouts.httpRequest needs-http: "5s"', 'services[0].timeouts.keepAlive needs-http: "6s"'],
    ],
    [
      "one time-out of HTTP, in TCP mode",
      { mode: "tcp", timeouts: { keepAlive: "6s" } },
      ['services[0].timeouts.keepAlive needs-http: "6s"'],
    ],
    ["time-outs of HTTP", { ...http, timeouts: { httpRequest: "5s", keepAlive: "6s" } }, []],
    [
      "a route by path, in TCP mode",
      { routes: [{ path: "/a", backend: "app" }] },
      ['services[0].routes[0].path needs-http: "/a"'],
    ],
    ["a route by path", { ...http, routes: [{ path: "/a", backend: "app" }] }, []],
    ["a route by host, in TCP mode", { routes: byHost }, []],
    [
      "a route by nothing",
      { ...http, routes: [{ backend: "app" }] },
      ["services[0].routes[0] route-empty: neither hosts nor path"],
    ],
    [
      "a route to nowhere",
      {
        ...http,
        routes: [
          { path: "/a", backend: "app" },
          { path: "/b", backend: "old" },
        ],
      },
      ['services[0].routes[1].backend route-backend-unknown: "old"'],
    ],
    [
      "a route to what is no name",
      { ...http, routes: [{ path: "/a", backend: 5 }, "/b", { path: "/c" }] },
      [
        "services[0].routes[0].backend wrong-type: the number 5 without quotes",
        "services[0].routes[1] wrong-type: a text of 2 characters > shop.example.com",
        "services[0].routes[2].backend missing: nothing",
      ],
    ],
  ])("%s", (_what, service, issues) => {
    expect(ofService(service)).toEqual(issues);
  });
});

describe("a route that no request reaches", () => {
  const route = (hosts: unknown, path?: unknown) => ({
    ...(hosts === undefined ? {} : { hosts }),
    ...(path === undefined ? {} : { path }),
    backend: "app",
  });
  const unreachable = (index: number, taker: number) =>
    `services[0].routes[${index}] route-unreachable: a route that no request reaches > services[0].routes[${taker}]`;

  test.each<[string, object[], string[]]>([
    ["one host twice", [route(["a.example.com"]), route(["a.example.com"])], [unreachable(1, 0)]],
    ["one host twice, in capitals", [route(["a.example.com"]), route(["A.Example.com"])], [unreachable(1, 0)]],
    ["one host twice, in capitals first", [route(["A.Example.com"]), route(["a.example.com"])], [unreachable(1, 0)]],
    ["a host behind its pattern", [route(["*.example.com"]), route(["a.example.com"])], [unreachable(1, 0)]],
    ["a host before its pattern", [route(["a.example.com"]), route(["*.example.com"])], []],
    ["the pattern's own host", [route(["*.example.com"]), route(["example.com"])], []],
    ["a host that ends as a pattern does", [route(["*.example.com"]), route(["a.badexample.com"])], []],
    ["a longer pattern behind its own", [route(["*.example.com"]), route(["*.a.example.com"])], [unreachable(1, 0)]],
    ["two hosts behind one of them", [route(["a.example.com"]), route(["a.example.com", "b.example.com"])], []],
    ["two hosts, the first behind nothing", [route(["b.example.com"]), route(["a.example.com", "b.example.com"])], []],
    [
      "two hosts behind a route for each: that of the first is told",
      [route(["a.example.com"]), route(["b.example.com"]), route(["b.example.com", "a.example.com"])],
      [unreachable(2, 1)],
    ],
    ["a path behind itself", [route(undefined, "/a"), route(undefined, "/a")], [unreachable(1, 0)]],
    ["a path behind one above", [route(undefined, "/a"), route(undefined, "/a/b")], [unreachable(1, 0)]],
    [
      "a path behind one above that ends in a slash",
      [route(undefined, "/a/"), route(undefined, "/a/b")],
      [unreachable(1, 0)],
    ],
    ["a path that begins so", [route(undefined, "/a"), route(undefined, "/ab")], []],
    ["a path above", [route(undefined, "/a/b"), route(undefined, "/a")], []],
    ["a path behind that of a host", [route(["a.example.com"], "/a"), route(undefined, "/a")], []],
    [
      "a host's path behind that of all",
      [route(undefined, "/a"), route(["a.example.com"], "/a/b")],
      [unreachable(1, 0)],
    ],
    ["a host's path behind the host", [route(["a.example.com"]), route(["a.example.com"], "/a")], [unreachable(1, 0)]],
    ["a host behind its path", [route(["a.example.com"], "/a"), route(["a.example.com"])], []],
    ["a host behind all of a path", [route(undefined, "/"), route(["a.example.com"])], []],
    ["another host", [route(["a.example.com"], "/a"), route(["b.example.com"], "/a")], []],
    [
      "paths that are none, among others",
      [route(undefined, "/a"), route(undefined, 7), route(undefined, "/a/b")],
      [
        "services[0].routes[1].path wrong-type: the number 7 without quotes",
        "services[0].routes[2] route-unreachable: a route that no request reaches > services[0].routes[0]",
      ],
    ],
    [
      "behind what is told itself",
      [{ backend: "app" }, route(["a.example.com"])],
      ["services[0].routes[0] route-empty: neither hosts nor path"],
    ],
    [
      "of hosts and paths that are none",
      [route([5, null], 7), route([6], 7), route("a.example.com", 7)],
      [
        "services[0].routes[0].hosts[0] wrong-type: the number 5 without quotes > shop.example.com > example.com",
        "services[0].routes[0].hosts[1] missing: nothing > shop.example.com > example.com",
        "services[0].routes[0].path wrong-type: the number 7 without quotes",
        "services[0].routes[1].hosts[0] wrong-type: the number 6 without quotes > shop.example.com > example.com",
        "services[0].routes[1].path wrong-type: the number 7 without quotes",
        "services[0].routes[2].hosts wrong-type: a text of 13 characters",
        "services[0].routes[2].path wrong-type: the number 7 without quotes",
      ],
    ],
  ])("%s", (_what, routes, issues) => {
    expect(ofService({ ...http, routes })).toEqual(issues);
  });
});
