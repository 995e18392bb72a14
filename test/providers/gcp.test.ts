import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { haproxyCfg, haproxyDropIn, lint, masterScript, parseTopology, verifyScript } from "../../src/index.js";
import { readTopology } from "../../src/node.js";

const twoInterfaces = readTopology("fixtures/debian-12-gcp/topology.yaml");
const alias = readTopology("fixtures/debian-13-gcp/topology.yaml");
const oneInterface = readTopology("fixtures/ubuntu-24.04-gcp/topology.yaml");

/** The custom role, printed as docs/gcp.md says. */
const roleOf = (script: string) =>
  execFileSync("sed", ["-n", "s/^#| //p"], { input: script, encoding: "utf8" }).split("includedPermissions:\n")[1];

const codes = (topology: typeof alias) => lint(topology).map(({ code, path }) => `${code} ${path}`);

test("the role allows what the script does, and no more", () => {
  // For each call, what https://cloud.google.com/compute/docs/access/iam asks for.
  const external = masterScript(twoInterfaces);
  expect(roleOf(external)?.trim().split("\n- compute.")).toEqual([
    "- compute.addresses.list",
    "addresses.use",
    "instances.get",
    "instances.addAccessConfig",
    "instances.deleteAccessConfig",
    "subnetworks.useExternalIp",
    "zoneOperations.get",
  ]);
  const internal = masterScript(alias);
  expect(roleOf(internal)?.trim().split("\n- compute.")).toEqual([
    "- compute.instances.list",
    "instances.updateNetworkInterface",
    "subnetworks.use",
    "zoneOperations.get",
  ]);
  // What it calls, in the order of the permissions; `use` and `useExternalIp` go with the address that is added.
  for (const call of ["/addresses?", "/instances/", "addAccessConfig?", "deleteAccessConfig?", "/wait"]) {
    expect(external).toContain(call);
  }
  for (const call of ["/aggregated/instances?", "updateNetworkInterface?", "/wait"]) expect(internal).toContain(call);
  expect(internal).not.toContain("AccessConfig");
  expect(external).not.toMatch(/updateNetworkInterface|aggregated/);
});

test("an external IP leads to the private address where there is no anchor IP", () => {
  const [primary] = oneInterface.loadBalancers;
  if (primary === undefined) throw new Error("no balancer");
  expect(haproxyCfg(oneInterface, primary)).toContain("bind 10.132.0.11:80\n");
  expect(masterScript(oneInterface)).toContain("ANCHORS='10.132.0.11 10.132.0.12'");
  // HAProxy waits for it once, though the statistics page is there as well.
  expect(haproxyDropIn(oneInterface, primary).match(/to 10\.132\.0\.11 /g)).toHaveLength(1);
  const without = { ...oneInterface, statistics: undefined };
  expect(haproxyDropIn(without, primary).match(/to 10\.132\.0\.11 /g)).toHaveLength(1);
  // Its own question comes from there.
  expect(haproxyCfg(oneInterface, primary)).toContain("acl client.allowed src 10.132.0.12\n");
  const verify = verifyScript(oneInterface, primary);
  expect(verify).toContain("at its private address");
  expect(verify).not.toContain("of secondary's private address");
});

test("an anchor IP is the one of another interface, and the private address stays closed", () => {
  const [primary] = twoInterfaces.loadBalancers;
  if (primary === undefined) throw new Error("no balancer");
  expect(haproxyCfg(twoInterfaces, primary)).toContain("bind 10.132.40.11:80\n");
  expect(verifyScript(twoInterfaces, primary)).toContain("its private address");
});

test("the way to the API is warned of where the external IP goes, and the firewall and the zones always", () => {
  expect(codes(oneInterface)).toContain("api-without-external-ip failover.externalIp");
  expect(codes(alias).join()).not.toContain("api-without-external-ip");
  for (const topology of [oneInterface, alias]) {
    expect(codes(topology)).toContain("firewall-must-pass-vrrp failover");
    expect(codes(topology)).toContain("zones-unseen loadBalancers");
  }
});

test("addresses on the wrong side of the NAT, and another external IP in the way", () => {
  const loadBalancers = twoInterfaces.loadBalancers.map((one, n) => ({
    ...one,
    anchorIp: `198.51.100.${n + 1}`,
    publicIp: `198.51.100.${n + 11}`,
  }));
  const swapped = parseTopology({
    ...twoInterfaces,
    loadBalancers,
    failover: { provider: "gcp", externalIp: "10.132.99.1" },
  });
  expect(codes(swapped)).toContain("anchor-ip-public loadBalancers[0].anchorIp");
  expect(codes(swapped)).toContain("external-ip-in-the-way loadBalancers[1].publicIp");
  expect(codes(swapped)).toContain("reserved-ip-private failover.externalIp");
  const outside = parseTopology({ ...alias, failover: { provider: "gcp", aliasIp: "198.51.100.10" } });
  expect(codes(outside)).toContain("anchor-ip-public failover.aliasIp");
});

test("an instance's name has no capitals", () => {
  const loadBalancers = alias.loadBalancers.map((one) => ({ ...one, name: one.name.toUpperCase() }));
  expect(masterScript(parseTopology({ ...alias, loadBalancers }))).toBe(masterScript(alias));
});
