import { describe, expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { base, told } from "./told.js";

// Priorities and interfaces of the balancers.

const [lb1, lb2] = base.loadBalancers;
const digitalocean = { ...guideInput(), platform: "debian-13" };

describe("priorities", () => {
  const balancers = (count: number, last: object = {}) =>
    Array.from({ length: count }, (_, n) => ({
      name: `b${n}`,
      privateIp: `10.2.0.${n + 1}`,
      ...(n === count - 1 && last),
    }));

  test.each<[string, (object | undefined)[], string[]]>([
    [
      "two of one",
      [
        { ...lb1, priority: 50 },
        { ...lb2, priority: 50 },
      ],
      ["loadBalancers[1].priority priority-duplicate: 50 > loadBalancers[0].priority"],
    ],
    [
      "one that is the first one's by default",
      [lb1, { ...lb2, priority: 200 }],
      ["loadBalancers[1].priority priority-duplicate: 200 > loadBalancers[0].priority"],
    ],
    [
      "one that is the second one's by default",
      [{ ...lb1, priority: 100 }, lb2],
      ["loadBalancers[1].priority priority-duplicate: the default 100 > loadBalancers[0].priority"],
    ],
    ["of 101, the last one's default is 1", balancers(101), []],
    [
      "of 102, the last one has none",
      balancers(102),
      ["loadBalancers[101].priority priority-out-of-range: no priority (the defaults end with the 101st balancer)"],
    ],
    ["of 102, the last one has its own", balancers(102, { priority: 201 }), []],
  ])("%s", (_what, loadBalancers, issues) => {
    expect(told({ loadBalancers })).toEqual(issues);
  });
});

describe("interfaces: the public one is another", () => {
  const { vrrp } = digitalocean;
  const balancers = (first: object, other: object = {}) =>
    digitalocean.loadBalancers.map((one, n) => ({ ...one, ...(n === 0 ? first : other) }));
  const eth1 = { publicInterface: "eth1" };
  const eth0 = { publicInterface: "eth0" };

  test.each<[string, object, object[], string[]]>([
    ["of all, by default", eth1, balancers({}), ['vrrp.publicInterface interface-duplicate: "eth1" > vrrp.interface']],
    [
      "of all",
      { ...eth0, interface: "eth0" },
      balancers({}),
      ['vrrp.publicInterface interface-duplicate: "eth0" > vrrp.interface'],
    ],
    [
      "of one balancer",
      eth0,
      balancers(eth1),
      ['loadBalancers[0].publicInterface interface-duplicate: "eth1" > vrrp.interface'],
    ],
    [
      "of one balancer, whose own is private",
      eth0,
      balancers({}, { interface: "eth0" }),
      ['vrrp.publicInterface interface-duplicate: "eth0" > loadBalancers[1].interface'],
    ],
    [
      "of one balancer, by both",
      {},
      balancers({ interface: "eth7", publicInterface: "eth7" }),
      ['loadBalancers[0].publicInterface interface-duplicate: "eth7" > loadBalancers[0].interface'],
    ],
    ["but not where a balancer has another", eth1, balancers({ interface: "eth2" }, eth0), []],
    ["but not without one", {}, balancers({}), []],
    [
      "but not of what is no name",
      { interface: 5, publicInterface: 5 },
      balancers({}),
      [
        "vrrp.interface wrong-type: the number 5 without quotes",
        "vrrp.publicInterface wrong-type: the number 5 without quotes",
      ],
    ],
  ])("%s", (_what, keys, loadBalancers, issues) => {
    expect(told({ ...digitalocean, vrrp: { ...vrrp, ...keys }, loadBalancers })).toEqual(issues);
  });

  test("where the address itself moves, one network may serve both", () => {
    expect(told({ vrrp: { ...base.vrrp, ...eth1 } })).toEqual([]);
  });
});
