import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Topology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { addressesOf } from "../../src/providers/vip/groups.js";

const page = readFileSync("docs/field-usage.md", "utf8");

/** The tiers below a heading. */
function rowsBelow(heading: string) {
  const section = page.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...section.matchAll(/^\| (.+?) \| \[(\S+)\]\((\S+)\) \|$/gm)].map(([, title = "", name = "", path = ""]) => ({
    title,
    name,
    path,
  }));
}

const rows = rowsBelow("Twelve tiers with an address of their own");
const fieldRows = rowsBelow("Twelve tiers of the field");

type Vip = Extract<Topology["failover"], { provider: "vip" }>;

/** What makes a tier the one that its row says. */
const isIt: Readonly<Record<string, (topology: Topology, vip: Vip) => boolean>> = {
  "a pair on one LAN, and one address of its /24": ({ loadBalancers }, { addresses }) =>
    loadBalancers.length === 2 && addresses?.length === 1 && String(addresses[0]).endsWith("/24"),
  "three nodes with an alert hook": ({ loadBalancers, vrrp }) =>
    loadBalancers.length === 3 && vrrp.hooks?.onMaster !== undefined,
  "two instances on a bond": ({ vrrp }, { groups }) => vrrp.interface === "bond0" && groups?.length === 2,
  "active/active": (_, { groups }) => new Set(groups?.map(({ preferred }) => preferred)).size === 2,
  "IPv4 and IPv6 together": (_, vip) =>
    new Set(addressesOf(vip).map(({ address }) => address.includes(":"))).size === 2,
  "an address on another VLAN than VRRP's": ({ vrrp }) =>
    vrrp.interface === "bond0.10" && vrrp.publicInterface === "bond0.20",
  "the address of a Kubernetes API": ({ services }) =>
    services.some(({ port, mode }) => port === 6443 && mode === "tcp"),
  "`nopreempt` on both nodes": ({ vrrp }) => vrrp.preempt === false,
  "advertisements below a second": ({ vrrp }) => (vrrp.advertInterval ?? 1) < 1,
  "no password": ({ vrrp }) => vrrp.password === undefined,
  "interfaces that each machine calls differently": ({ loadBalancers }) =>
    new Set(loadBalancers.map((balancer) => balancer.interface)).size === loadBalancers.length,
  "an address without HAProxy's port on it": ({ services }, vip) =>
    addressesOf(vip).some(({ address }) => services.every(({ addresses }) => addresses?.includes(address) === false)),
};

test("docs/field-usage.md names twelve tiers with an address of their own", () => {
  expect(rows.map(({ title }) => title)).toEqual(Object.keys(isIt));
});

test.each(rows)("$title: $name", ({ title, name, path }) => {
  expect(path).toBe(`../fixtures/${name}/topology.yaml`);
  const topology = readTopology(`fixtures/${name}/topology.yaml`);
  const { failover } = topology;
  if (failover.provider !== "vip") throw new Error(`${name} moves no address of its own network`);
  expect(isIt[title]?.(topology, failover)).toBe(true);
});

const serverNames = ({ backends }: Topology) =>
  backends.flatMap(({ servers = [] }) => servers.map((server) => (typeof server === "string" ? server : server.name)));

/** What makes a tier of the field the one that its row says. */
const isThat: Readonly<Record<string, (topology: Topology) => boolean>> = {
  "six sites by host name, with one server each": ({ services: [service], backends }) =>
    service?.routes?.length === 6 &&
    service.routes.every(({ hosts }) => hosts?.length === 1) &&
    backends.length === 6 &&
    backends.every(({ servers }) => servers?.length === 1),
  "a file-sharing application and its PostgreSQL": ({ services, backends }) =>
    services.some(({ port, mode }) => port === 5432 && mode === "tcp") &&
    backends.some(({ nginx }) => nginx?.app !== undefined && nginx.bodySize !== undefined),
  "Patroni: one port for the primary, one for the replicas": ({ services, backends }) =>
    services.length === 2 &&
    ["/primary", "/replica"].every((path) =>
      backends.some(({ check }) => typeof check === "object" && check.path === path && check.port === 8008),
    ),
  "RabbitMQ with six ports": ({ services }) => new Set(services.map(({ port }) => port)).size === 6,
  "a Kubernetes API with three masters": ({ services, webServers }) =>
    webServers.length === 3 && services.some(({ port, mode }) => port === 6443 && mode === "tcp"),
  "a PHP site with static and dynamic pools": ({ backends }) =>
    backends.some(({ nginx }) => nginx?.root === "/srv/static") &&
    backends.some(({ nginx }) => nginx?.locations?.some(({ lines }) => lines.join().includes("fastcgi_pass"))),
  "a library with nine pools by host, path and user agent": ({ services: [service], backends }) =>
    backends.length === 9 &&
    service?.routes?.some(({ hosts }) => hosts !== undefined) === true &&
    service.routes.some(({ path }) => path !== undefined) &&
    service.lines?.join().includes("user-agent") === true,
  "OpenShift, passed through by SNI": ({ services }) =>
    services.every(({ mode, tls }) => mode === "tcp" && tls === undefined) &&
    services.filter(({ routes }) => routes !== undefined).length === 2,
  "a web pair with HEAD checks": ({ webServers, backends }) =>
    webServers.length === 2 && backends.every(({ check }) => typeof check === "object" && check.method === "HEAD"),
  "an API with rate limits": ({ services }) => services.some(({ rateLimit }) => rateLimit !== undefined),
  "a storage dashboard with TLS on both sides": ({ services, backends }) =>
    services.every(({ tls }) => tls !== undefined) && backends.some(({ tls }) => tls !== undefined),
  "mail and a sign-on portal": (topology) =>
    [25, 587, 993, 443].every((port) => topology.services.some((service) => service.port === port)) &&
    serverNames(topology).includes("mx1"),
};

test("docs/field-usage.md names twelve tiers of the field", () => {
  expect(fieldRows.map(({ title }) => title)).toEqual(Object.keys(isThat));
});

test.each(fieldRows)("$title: $name", ({ title, name, path }) => {
  expect(path).toBe(`../fixtures/${name}/topology.yaml`);
  expect(isThat[title]?.(readTopology(`fixtures/${name}/topology.yaml`))).toBe(true);
});
