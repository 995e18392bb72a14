import { expect, test } from "vitest";
import { lintTiers, parseTopology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { guideInput } from "../support/fixtures.js";
import {
  badPeers,
  insecureChecks,
  mastersThatMayNot,
  notifyScripts,
  processChecks,
  weights,
  withoutAddress,
} from "./keepalived-faults.js";
import { filesNamed, issuesOf, nameOf, tiers, warningsOf } from "./tiers.js";

// The title of each case is a heading of docs/field-faults.md. Each shows first that it finds the fault where it is.

const confs = () => filesNamed("/etc/keepalived/keepalived.conf");
const today = () => confs().filter(({ tier }) => tier.platform.init === "systemd");

test("The notify script never runs, and nothing says why", () => {
  const starts = (text: string) => /^#!\/bin\/sh\n/.test(text);
  expect(starts("IP=203.0.113.10\n")).toBe(false);
  for (const file of filesNamed(".sh").filter(({ tier }) => tier.platform.init === "systemd")) {
    expect(starts(file.content), nameOf(file)).toBe(true);
    expect(file.mode & 0o100, nameOf(file)).toBe(0o100);
  }
  // keepalived 1.2 runs a script through a shell; whoever runs 2.x with these files is told that it is no platform for them.
  expect(warningsOf(guideInput())).toContain("platform-end-of-life");
});

test("The health check vanishes: enable_script_security without script_user", () => {
  const field = `global_defs {\n    enable_script_security\n}\nvrrp_script chk {\n    script "/bin/true"\n}\n`;
  expect(insecureChecks(field)).toEqual(["vrrp_script chk"]);
  expect(insecureChecks(field.replace("enable_script_security", "script_user root"))).toEqual(["vrrp_script chk"]);
  for (const file of today()) expect(insecureChecks(file.content), nameOf(file)).toEqual([]);
});

test("No VIP specified; at least one is sensible", () => {
  const field = "vrrp_instance VI_1 {\n    state MASTER\n}\n";
  expect(withoutAddress(true)(field)).toEqual(["vrrp_instance VI_1: No VIP specified"]);
  expect(withoutAddress(false)(field)).toEqual([]);
  expect(withoutAddress(false)(field.replace("state MASTER", "no_virtual_ipaddress"))).toHaveLength(1);
  expect(withoutAddress(false)(field.replace("state MASTER", "version 3"))).toHaveLength(1);
  const since = (version: string) => {
    const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
    return major * 10_000 + minor * 100 + patch >= 20_208;
  };
  for (const file of confs()) {
    const knows = since(file.tier.platform.versions.keepalived);
    expect(withoutAddress(knows)(file.content), nameOf(file)).toEqual([]);
  }
  const { vrrp, ...guide } = guideInput();
  const fast = { ...guide, platform: "debian-13", vrrp: { ...vrrp, advertInterval: 0.5 } };
  expect(issuesOf(fast)).toEqual(["vrrp.advertInterval advert-interval-too-short"]);
});

test("Notify scripts run at once, and end in the wrong order", () => {
  const field = "vrrp_instance VI_1 {\n    notify_master /m.sh\n    notify_backup /b.sh\n}\n";
  expect(notifyScripts(field)).toEqual(["notify_master", "notify_backup"]);
  const moved = today().filter(({ tier }) => "reservedIp" in tier.topology.failover);
  expect(moved.length).toBeGreaterThan(0);
  for (const file of today()) expect(notifyScripts(file.content), nameOf(file)).toEqual([]);
  // One reader gets every change of state, in order.
  for (const file of moved) expect(file.content).toContain("\n    vrrp_notify_fifo /run/keepalived-master.fifo\n");
});

test("HAProxy is down, and the address stays: the weight is within the gap, or nobody may preempt", () => {
  const script = (weight: string) =>
    `vrrp_script chk {\n    script "/bin/true"\n${weight}}\nvrrp_instance VI_1 {\n    track_script {\n        chk\n    }\n}\n`;
  expect(weights(script(""))).toEqual([]);
  expect(weights(script("    weight -2\n"))).toEqual(["vrrp_script chk: weight -2"]);
  expect(weights(script("").replace("        chk\n", "        chk weight 2\n"))).toEqual(["chk weight 2"]);
  expect(weights(script("").replace("        chk\n", ""))).toEqual(["chk is not tracked"]);
  expect(weights("vrrp_track_process chk {\n}\n")).toContain("vrrp_track_process chk: weight 1");
  for (const file of confs()) expect(weights(file.content), nameOf(file)).toEqual([]);
});

test("state MASTER with nopreempt: the balancer takes the address back all the same", () => {
  const field = "vrrp_instance VI_1 {\n    state MASTER\n    nopreempt\n}\n";
  expect(mastersThatMayNot(field)).toEqual(["vrrp_instance VI_1"]);
  expect(confs().filter(({ content }) => /^ {4}nopreempt$/m.test(content)).length).toBeGreaterThan(0);
  expect(confs().filter(({ content }) => /^ {4}preempt_delay /m.test(content)).length).toBeGreaterThan(0);
  for (const file of confs()) expect(mastersThatMayNot(file.content), nameOf(file)).toEqual([]);
  const { vrrp, ...guide } = guideInput();
  expect(issuesOf({ ...guide, platform: "debian-13", vrrp: { ...vrrp, preempt: false, preemptDelay: 5 } })).toEqual([
    "vrrp.preemptDelay preempt-delay-without-preempt",
  ]);
});

test("Both balancers are master: auth_pass was cut at 8 characters, or at a #", () => {
  const withPassword = (password: string) => issuesOf({ ...guideInput(), vrrp: { password } });
  for (const password of ["x7k2m9qd1", "x7#k2m", "x7!k2m", "x7 k2m", 'x7"k2m', "x7{k2m", "x7k\u00e4", ""]) {
    expect(withPassword(password), password).toEqual(["vrrp.password password-malformed"]);
  }
  expect(withPassword("x7k2m9qd")).toEqual([]);
});

test("Two tiers with one VRID, or an invalid VRID", () => {
  for (const routerId of [0, 256, -1, 33.5]) {
    expect(issuesOf({ ...guideInput(), vrrp: { password: "x7k2m9qd", routerId } })).toEqual([
      "vrrp.routerId router-id-out-of-range",
    ]);
  }
  const named = (name: string, fixture: string) => ({
    name,
    topology: readTopology(`fixtures/${fixture}/topology.yaml`),
  });
  const shared = (...all: ReturnType<typeof named>[]) =>
    lintTiers(all)
      .filter(({ code }) => code === "vrid-shared")
      .map(({ path, message }) => `${path} ${/^VRID \d+/.exec(message)?.[0]}`);
  expect(shared(named("a", "debian-12-vip"), named("b", "debian-13-vip-nopreempt"))).toEqual([
    "vrrp.routerId VRID 117",
  ]);
  // The VRIDs of its groups count, too: the second one of these is a default.
  const groups = readTopology("fixtures/debian-12-vip-active-active/topology.yaml");
  const second = parseTopology({ ...groups, vrrp: { ...groups.vrrp, routerId: 117 } });
  const other = parseTopology({ ...named("b", "debian-12-vip").topology, vrrp: { ...groups.vrrp, routerId: 118 } });
  expect(shared({ name: "a", topology: second }, { name: "b", topology: other })).toEqual([
    "failover.groups[1].routerId VRID 118",
  ]);
});

test("Every balancer is master: the peer list is empty, or names the host itself", () => {
  const field = (...peers: string[]) =>
    `vrrp_instance VI_1 {\n    unicast_src_ip 10.0.0.1\n    unicast_peer {\n${peers.map((peer) => `        ${peer}\n`).join("")}    }\n}\n`;
  const find = badPeers("10.0.0.1", ["10.0.0.2", "10.0.0.3"]);
  expect(find(field("10.0.0.2", "10.0.0.3"))).toEqual([]);
  for (const peers of [[], ["10.0.0.2"], ["10.0.0.1", "10.0.0.2", "10.0.0.3"]])
    expect(find(field(...peers))).toHaveLength(1);
  for (const file of confs()) {
    const { loadBalancers } = file.tier.topology;
    const own = loadBalancers.find(({ name }) => name === file.host);
    const others = loadBalancers.filter(({ name }) => name !== file.host);
    const ipv4 = others.map(({ privateIp }) => privateIp);
    const ipv6 = others.flatMap(({ privateIpv6 }) => privateIpv6 ?? []);
    // Each instance has the peers of its own family.
    expect(badPeers(own?.privateIp ?? "", ipv4)(file.content), nameOf(file)).toEqual(
      ipv6.length > 0 ? [ipv6.join()] : [],
    );
    if (ipv6.length > 0)
      expect(badPeers(own?.privateIpv6 ?? "", ipv6)(file.content), nameOf(file)).toEqual([ipv4.join()]);
  }
  const { loadBalancers, ...guide } = guideInput();
  expect(issuesOf({ ...guide, loadBalancers: loadBalancers.slice(0, 1) })).toEqual([
    "loadBalancers load-balancers-too-few",
  ]);
});

test("Both balancers are master: a firewall drops IP protocol 112", () => {
  for (const { name, topology } of tiers()) {
    expect(warningsOf(topology), name).toContain("firewall-must-pass-vrrp");
  }
});

test("The check for HAProxy never succeeds, or never fails: pidof", () => {
  const field = (script: string) => `vrrp_script chk {\n    script "${script}"\n}\n`;
  for (const script of ["pidof haproxy", "/usr/bin/pgrep haproxy", "killall -0 haproxy"]) {
    expect(processChecks(field(script))).toEqual([script]);
  }
  for (const file of confs()) {
    if (file.tier.platform.init === "systemd") {
      expect(processChecks(file.content), nameOf(file)).toEqual([]);
      expect(file.content).toMatch(/ script ".*--unix-socket \/run\/haproxy\/check\.sock /);
    } else expect(warningsOf(file.tier.topology), nameOf(file)).toContain("check-sees-process-only");
  }
});
