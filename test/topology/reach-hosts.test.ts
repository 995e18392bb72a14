import { describe, expect, test } from "vitest";
import { parseTopology, type TopologyInput } from "../../src/index.js";
import { reachOfBalancer, reachOfClient, reachOfWebServer } from "../../src/topology/reach/hosts.js";
import { guideInput } from "../support/fixtures.js";
import { lineOf } from "./rows.js";
import { base } from "./told.js";

// Who may reach what: what verify.sh asks from each place. Every row is here, so that none is missing, or too many.

const parsed = (input: object) => parseTopology(input as TopologyInput);

/** What each balancer may reach. */
const fromBalancers = (input: object) => {
  const topology = parsed(input);
  return topology.loadBalancers.map((balancer) => reachOfBalancer(topology, balancer).map(lineOf));
};
const fromWebServers = (input: object) => {
  const topology = parsed(input);
  return topology.webServers.map((webServer) => reachOfWebServer(topology, webServer).map(lineOf));
};
const fromClient = (input: object) => reachOfClient(parsed(input)).map(lineOf);

/** A service at one of two virtual addresses, one at both, a redirect, and statistics. */
const vip = {
  ...base,
  services: [
    { addresses: ["10.1.0.100"] },
    {
      name: "s",
      mode: "http",
      port: 443,
      tls: { certificates: "/etc/haproxy/site.pem", redirectFrom: 8080 },
      backend: "app",
    },
  ],
  backends: [{ name: "app", port: 3000 }],
  statistics: { allow: ["10.1.0.0/24"] },
};

describe("where the address itself moves", () => {
  test("a balancer reaches servers, statistics and the virtual addresses; services are nowhere else", () => {
    const [first] = fromBalancers(vip);
    expect(first).toEqual([
      "200-399 http://10.1.0.1:80/ by PROXY: web1 of nginx_pool",
      "200-399 http://10.1.0.2:80/ by PROXY: web2 of nginx_pool",
      "200-399 http://10.1.0.1:3000/: web1 of app",
      "200-399 http://10.1.0.2:3000/: web2 of app",
      "closed http://198.51.100.1:80/: the public address of web1",
      ...[80, 443, 8080, 8404].flatMap((port) => [
        `closed http://127.0.0.1:${port}/: itself`,
        `closed http://[::1]:${port}/: itself`,
        `closed http://198.51.100.11:${port}/: its public address`,
      ]),
      ...[80, 443, 8080].flatMap((port) => [
        `closed http://10.1.0.11:${port}/: its private address`,
        `closed http://10.1.0.12:${port}/: the private address of lb2`,
      ]),
      "100-499 http://10.1.0.11:8404/: the statistics",
      "200-399 http://10.1.0.100:80/: www at the virtual address",
      "closed http://10.1.0.101:80/: www at the virtual address",
      "200-399 https://10.1.0.100:443/: s at the virtual address",
      "301-301 http://10.1.0.100:8080/: s at the virtual address, redirected",
      "200-399 https://10.1.0.101:443/: s at the virtual address",
      "301-301 http://10.1.0.101:8080/: s at the virtual address, redirected",
    ]);
  });

  test("one without a public address asks none, and the other balancer's private one", () => {
    const [first = [], second] = fromBalancers(vip);
    const swapped = first
      .filter((line) => !line.includes("//198.51.100.11:"))
      .map((line) =>
        line
          .replace("10.1.0.12:", "other:")
          .replace("10.1.0.11:", "10.1.0.12:")
          .replace("other:", "10.1.0.11:")
          .replace("of lb2", "of lb1"),
      );
    expect(second).toEqual(swapped);
  });

  test("a client reaches the services alone", () => {
    expect(fromClient(vip)).toEqual([
      "200-399 http://10.1.0.100:80/: www at the address that moves",
      "closed http://10.1.0.101:80/: www at the address that moves",
      "200-399 https://10.1.0.100:443/: s at the address that moves",
      "301-301 http://10.1.0.100:8080/: s at the address that moves, redirected",
      "200-399 https://10.1.0.101:443/: s at the address that moves",
      "301-301 http://10.1.0.101:8080/: s at the address that moves, redirected",
      "closed http://198.51.100.1:80/: the public address of web1",
      ...[80, 443, 8080, 8404].map((port) => `closed http://198.51.100.11:${port}/: the public address of lb1`),
    ]);
  });

  test("a web server reaches neither itself nor the next one", () => {
    const loopbacks = ["closed http://127.0.0.1:80/: itself", "closed http://[::1]:80/: itself"];
    expect(fromWebServers(vip)).toEqual([
      [
        ...loopbacks,
        "closed http://198.51.100.1:80/: its public address",
        "403-403 http://10.1.0.1:80/ by PROXY: its private address, which only balancers may use",
        "guarded http://10.1.0.2:80/ by PROXY: web2, which only balancers may use",
      ],
      [
        ...loopbacks,
        "403-403 http://10.1.0.2:80/ by PROXY: its private address, which only balancers may use",
        "guarded http://10.1.0.1:80/ by PROXY: web1, which only balancers may use",
      ],
    ]);
  });
});

describe("web servers", () => {
  test("without another one ask themselves alone, on each port of our nginx", () => {
    const services = [
      { mode: "http", clientAddress: "x-forwarded-for" },
      { name: "b", port: 81, backend: "c" },
    ];
    const [lines] = fromWebServers({ ...base, webServers: [{ name: "web", privateIp: "10.1.0.1" }], services });
    expect(lines).toEqual([
      "closed http://127.0.0.1:80/: itself",
      "closed http://[::1]:80/: itself",
      "403-403 http://10.1.0.1:80/: its private address, which only balancers may use",
      "closed http://127.0.0.1:81/: itself",
      "closed http://[::1]:81/: itself",
      "403-403 http://10.1.0.1:81/ by PROXY: its private address, which only balancers may use",
    ]);
  });

  test("where our nginx does not run ask nothing of themselves", () => {
    const services = [{ backend: "app" }];
    const backends = [{ name: "app", nginx: { port: 81 }, servers: ["web2"] }];
    const [lines] = fromWebServers({ ...base, services, backends });
    expect(lines).toEqual(["guarded http://10.1.0.2:81/ by PROXY: web2, which only balancers may use"]);
    // And nobody asks them at their public addresses.
    expect(fromClient({ ...base, services, backends }).filter((line) => line.includes("198.51.100.1:"))).toEqual([]);
  });
});

describe("where traffic arrives at a balancer's own address", () => {
  const own = (host: string, port: number) => `closed http://${host}:${port}/: its private address`;

  test("of DigitalOcean's guide: the anchor IP, and the private one is closed", () => {
    expect(fromBalancers(guideInput())).toEqual(
      [
        ["10.132.30.11", "10.132.30.12", "secondary", "10.17.1.18"],
        ["10.132.30.12", "10.132.30.11", "primary", "10.17.1.19"],
      ].map(([ip = "", other, name, anchor]) => [
        "200-399 http://10.132.20.236:80/: web1 of nginx_pool",
        "200-399 http://10.132.20.237:80/: web2 of nginx_pool",
        "closed http://127.0.0.1:80/: itself",
        "closed http://[::1]:80/: itself",
        own(ip, 80),
        `closed http://${other}:80/: the private address of ${name}`,
        `200-399 http://${anchor}:80/: www at its anchor IP`,
      ]),
    );
    expect(fromClient(guideInput())).toEqual(["200-399 http://203.0.113.10:80/: www at the address that moves"]);
  });

  test("of DigitalOcean's custom images: the public IP, open for the services only", () => {
    const { failover, loadBalancers } = guideInput();
    const input = {
      ...guideInput(),
      platform: "debian-13",
      failover: { ...failover, customImage: true },
      loadBalancers: loadBalancers.map(({ name, privateIp }, n) => ({ name, privateIp, publicIp: `198.51.100.2${n}` })),
      statistics: { port: 9000, allow: ["10.132.0.0/16"] },
    };
    const [lines = []] = fromBalancers(input);
    expect(lines.slice(2)).toEqual([
      "closed http://127.0.0.1:80/: itself",
      "closed http://[::1]:80/: itself",
      "closed http://127.0.0.1:9000/: itself",
      "closed http://[::1]:9000/: itself",
      "closed http://198.51.100.20:9000/: its public address",
      own("10.132.30.11", 80),
      "closed http://10.132.30.12:80/: the private address of secondary",
      "100-499 http://10.132.30.11:9000/: the statistics",
      "200-399 http://198.51.100.20:80/: www at its public IP",
    ]);
    expect(fromClient(input).slice(1)).toEqual([
      "closed http://198.51.100.20:9000/: the public address of primary",
      "closed http://198.51.100.21:9000/: the public address of secondary",
    ]);
  });

  test("of Google Cloud: the private address, or the anchor IP of whoever has one", () => {
    const failover = { provider: "gcp", externalIp: "203.0.113.10" };
    expect(fromBalancers({ ...base, failover }).map((lines) => lines.slice(5))).toEqual([
      [
        "closed http://198.51.100.11:80/: its public address",
        "200-399 http://10.1.0.11:80/: www at its private address",
      ],
      ["200-399 http://10.1.0.12:80/: www at its private address"],
    ]);
    const loadBalancers = base.loadBalancers.map((host, n) => ({ ...host, anchorIp: `10.2.0.1${n}` }));
    const [, lines = []] = fromBalancers({ ...base, failover, loadBalancers });
    expect(lines.slice(5)).toEqual([
      own("10.1.0.12", 80),
      "closed http://10.1.0.11:80/: the private address of lb1",
      "200-399 http://10.2.0.11:80/: www at its anchor IP",
    ]);
  });
});
