import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Topology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { addressesOf } from "../../src/providers/vip/groups.js";

const section =
  readFileSync("docs/field-usage.md", "utf8")
    .split("## Twelve tiers with an address of their own\n")[1]
    ?.split("\n## ")[0] ?? "";
const rows = [...section.matchAll(/^\| (.+?) \| \[(\S+)\]\((\S+)\) \|$/gm)].map(
  ([, title = "", name = "", path = ""]) => ({
    title,
    name,
    path,
  }),
);

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
