import { describe, expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { base, told } from "./told.js";

// What a provider and a platform want of VRRP, and of anchor IPs.

const guide = guideInput();
const today = { ...guide, platform: "debian-13" };
/** Programs that a change of state calls. */
const hooks = (...keys: string[]) => ({
  hooks: { user: "nobody", ...Object.fromEntries(keys.map((key) => [key, "/usr/local/sbin/tell"])) },
});

describe("keys of vrrp", () => {
  const { vrrp } = guide;
  const all = {
    publicInterface: "eth0",
    preempt: false,
    preemptDelay: 5,
    checkFall: 3,
    checkRise: 3,
    advertInterval: 2,
    ...hooks(),
  };
  const [first, second] = guide.loadBalancers;

  test.each<[string, object, string[]]>([
    [
      "that the guide's files do not take",
      { ...guide, vrrp: { ...vrrp, ...all } },
      [
        'vrrp.publicInterface not-on-platform: the key "publicInterface"',
        'vrrp.preempt not-on-platform: the key "preempt"',
        'vrrp.preemptDelay not-on-platform: the key "preemptDelay"',
        'vrrp.checkFall not-on-platform: the key "checkFall"',
        'vrrp.checkRise not-on-platform: the key "checkRise"',
        'vrrp.advertInterval not-on-platform: the key "advertInterval"',
        'vrrp.hooks not-on-platform: the key "hooks"',
      ],
    ],
    [
      "that the guide's files take",
      { ...guide, vrrp: { ...vrrp, preempt: true, checkInterval: 3, routerId: 7, instance: "V" } },
      [],
    ],
    [
      "of one balancer",
      { ...guide, loadBalancers: [first, { ...second, publicInterface: "eth0" }] },
      ['loadBalancers[1].publicInterface not-on-platform: the key "publicInterface"'],
    ],
    [
      "hooks of virtual addresses there",
      { platform: "ubuntu-14.04", vrrp: { ...base.vrrp, ...hooks("onMaster") } },
      ['vrrp.hooks not-on-platform: the key "hooks"'],
    ],
    [
      "hooks that are none there",
      { platform: "ubuntu-14.04", vrrp: { ...base.vrrp, ...hooks() } },
      ['vrrp.hooks not-on-platform: the key "hooks"'],
    ],
    [
      "preemption there, of virtual addresses",
      { platform: "ubuntu-14.04", vrrp: { ...base.vrrp, preempt: false, preemptDelay: 5 } },
      ["vrrp.preemptDelay preempt-delay-without-preempt: both"],
    ],
    [
      "of an unknown provider there",
      { ...guide, failover: { provider: "azure" }, vrrp: { ...vrrp, ...hooks("onMaster") } },
      ['failover.provider provider-unknown: "azure"'],
    ],
    ["no password", { ...today, vrrp: {} }, ["vrrp.password missing: nothing"]],
    ["no password, of virtual addresses", { vrrp: {} }, []],
    ["no vrrp at all", { ...today, vrrp: undefined }, ["vrrp missing: nothing"]],
    ["a list", { ...today, vrrp: [] }, ["vrrp wrong-type: a list of 0"]],
    [
      "a delay without preemption",
      { vrrp: { ...base.vrrp, preempt: false, preemptDelay: 5 } },
      ["vrrp.preemptDelay preempt-delay-without-preempt: both"],
    ],
    [
      "a delay without preemption and password",
      { ...today, vrrp: { preempt: false, preemptDelay: 5 } },
      ["vrrp.password missing: nothing"],
    ],
    ["a delay", { vrrp: { ...base.vrrp, preemptDelay: 5 } }, []],
    ["no preemption", { vrrp: { ...base.vrrp, preempt: false } }, []],
    [
      "no hooks",
      { vrrp: { ...base.vrrp, ...hooks() } },
      ["vrrp.hooks hook-missing: neither onMaster nor onBackup nor onFault"],
    ],
    [
      "no hooks, on an unknown platform",
      { platform: "debian-1", vrrp: { ...base.vrrp, ...hooks() } },
      ['platform platform-unknown: "debian-1"', "vrrp.hooks hook-missing: neither onMaster nor onBackup nor onFault"],
    ],
    ["hooks that are no map", { vrrp: { ...base.vrrp, hooks: [] } }, ["vrrp.hooks wrong-type: a list of 0"]],
    ["a hook for the master", { vrrp: { ...base.vrrp, ...hooks("onMaster") } }, []],
    ["a hook for a backup", { vrrp: { ...base.vrrp, ...hooks("onBackup") } }, []],
    ["a hook for faults", { vrrp: { ...base.vrrp, ...hooks("onFault") } }, []],
  ])("%s", (_what, change, issues) => {
    expect(told(change)).toEqual(issues);
  });
});

describe("anchor IPs", () => {
  test.each<[string, object, string[]]>([
    ["of the guide", guide, []],
    [
      "are not there",
      { ...guide, loadBalancers: guide.loadBalancers.map(({ name, privateIp }) => ({ name, privateIp })) },
      ["loadBalancers[0].anchorIp missing: nothing", "loadBalancers[1].anchorIp missing: nothing"],
    ],
    [
      "of virtual addresses",
      { loadBalancers: [base.loadBalancers[0], { ...base.loadBalancers[1], anchorIp: "10.17.0.1" }] },
      ['loadBalancers[1].anchorIp not-with-provider: the key "anchorIp"'],
    ],
    [
      "of an unknown provider",
      { ...today, failover: { provider: "azure" } },
      ['failover.provider provider-unknown: "azure"'],
    ],
  ])("%s", (_what, change, issues) => {
    expect(told(change)).toEqual(issues);
  });
});
