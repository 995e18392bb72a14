import { describe, expect, test } from "vitest";
import { base, told } from "./told.js";

// Ports that two would use: on web servers, and on the balancers' private addresses.

const app = { name: "app", port: 3000 };
const www = { backend: "app" };
const b = { name: "two", port: 443, backend: "b" };
const ofNginx = (more: object = {}) => ({ name: "b", nginx: more });

describe("a port of a web server", () => {
  test.each<[string, object[], object[], string[]]>([
    [
      "of our nginx twice, by default",
      [{}, b],
      [ofNginx()],
      ["backends[0].nginx.port server-port-taken: 80 > services[0].port"],
    ],
    [
      "of our nginx twice",
      [{ port: 8080 }, b],
      [ofNginx({ port: 8080 })],
      ["backends[0].nginx.port server-port-taken: 8080 > services[0].port"],
    ],
    [
      "of our nginx twice, of two backends",
      [www, b],
      [{ name: "app" }, ofNginx()],
      ["backends[1].nginx.port server-port-taken: 80 > backends[0].nginx.port"],
    ],
    [
      "of our nginx, and of an application",
      [{}, b],
      [{ name: "b", port: 80 }],
      ["backends[0].port server-port-taken: 80 > services[0].port"],
    ],
    [
      "of an application, and of our nginx",
      [www, b],
      [{ ...app, port: 80 }, ofNginx()],
      ["backends[1].nginx.port server-port-taken: 80 > backends[0].port"],
    ],
    ["of one application, in two backends", [www, b], [app, { ...app, name: "b" }], []],
    [
      "of one application, in two backends, and of our nginx",
      [www, b, { name: "three", port: 81, backend: "c" }],
      [app, { ...app, name: "b" }, { name: "c", nginx: { port: 3000 } }],
      ["backends[2].nginx.port server-port-taken: 3000 > backends[0].port"],
    ],
    [
      "of our nginx, and of an application on another server",
      [www, b],
      [
        { ...app, servers: ["web1"] },
        { name: "b", nginx: { port: 3000 }, servers: ["web2"] },
      ],
      [],
    ],
    [
      "of our nginx, and of an application on one server of two",
      [www, b],
      [
        { ...app, servers: ["web2"] },
        { name: "b", nginx: { port: 3000 }, servers: ["web1", "web2"] },
      ],
      ["backends[1].nginx.port server-port-taken: 3000 > backends[0].port"],
    ],
    [
      "of our nginx, and of an application on another host",
      [www, b],
      [
        { ...app, servers: [{ name: "db", address: "10.9.0.1" }] },
        { name: "b", nginx: { port: 3000 }, servers: [{ name: "db", address: "10.9.0.1" }] },
      ],
      ["backends[1].port backend-port-missing: nothing > backends[1].servers[0]"],
    ],
    [
      "of our nginx, behind TLS: not the service's",
      [
        { port: 443, tls: { certificates: "/etc/haproxy/site.pem" } },
        { ...b, port: 81 },
      ],
      [{ name: "b", port: 443 }],
      [],
    ],
    [
      "of our nginx, behind TLS: 80",
      [
        { port: 443, tls: { certificates: "/etc/haproxy/site.pem" } },
        { ...b, port: 81 },
      ],
      [{ name: "b", port: 80 }],
      ["backends[0].port server-port-taken: 80 > services[0].port"],
    ],
    [
      "of two services behind TLS, whose pools are today's",
      [
        { port: 443, tls: { certificates: "/etc/haproxy/site.pem" } },
        { name: "c", port: 80, backend: "c" },
      ],
      [],
      [],
    ],
    [
      "that is no number",
      [www, b],
      [
        { ...app, port: "80" },
        { name: "b", nginx: { port: "80" } },
      ],
      ['backends[0].port wrong-type: the text "80"', 'backends[1].nginx.port wrong-type: the text "80"'],
    ],
    [
      "of a service that refuses what no route takes",
      [{ mode: "http", otherwise: "reject", routes: [{ path: "/", backend: "app" }] }],
      [{ ...app, port: 80 }],
      [],
    ],
  ])("%s", (_what, services, backends, issues) => {
    expect(told({ services, backends })).toEqual(issues);
  });

  test("is nobody's, where web servers have no names", () => {
    const webServers = base.webServers.map(({ privateIp }) => ({ privateIp }));
    const wanted: string[] = ["webServers[0].name missing: nothing", "webServers[1].name missing: nothing"];
    expect(told({ webServers, services: [{}, b], backends: [{ name: "b", port: 80 }] })).toEqual(wanted);
  });
});

describe("the balancers' port for their tables, and the one of statistics", () => {
  const statistics = { allow: ["10.1.0.0/24"] };
  const tables = { services: [www], backends: [{ ...app, sticky: "source" }] };
  const limited = {
    services: [{}, { name: "b", port: 81, backend: "x", mode: "http", rateLimit: { requests: 9, per: "1s" } }],
  };

  test.each<[string, object, string[]]>([
    [
      "both 10000",
      { ...tables, statistics: { ...statistics, port: 10000 } },
      ["peers.port port-duplicate: 10000 > statistics.port"],
    ],
    [
      "both 8404",
      { ...tables, statistics, peers: { port: 8404 } },
      ["peers.port port-duplicate: 8404 > statistics.port"],
    ],
    [
      "both 8404, for a limit of one service",
      { ...limited, statistics, peers: { port: 8404 } },
      ["peers.port port-duplicate: 8404 > statistics.port"],
    ],
    [
      "both 8404, for a table of one backend",
      { services: [www, b], backends: [{ ...app, sticky: "source" }, ofNginx()], statistics, peers: { port: 8404 } },
      ["peers.port port-duplicate: 8404 > statistics.port"],
    ],
    ["by default", { ...tables, statistics }, []],
    [
      "without tables",
      { services: [www], backends: [{ ...app, sticky: undefined }], statistics: { ...statistics, port: 10000 } },
      [],
    ],
    ["without statistics", { ...tables, peers: { port: 8404 } }, []],
  ])("%s", (_what, change, issues) => {
    expect(told(change)).toEqual(issues);
  });
});
