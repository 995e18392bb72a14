import { describe, expect, test } from "vitest";
import { lintTiers, parseTopology, type TopologyInput } from "../../src/index.js";
import { guideInput } from "../support/fixtures.js";

const tier = (name: string, input: unknown = guideInput()) => ({ name, topology: parseTopology(input) });

/** What is told of these tiers: tiers, path and code. */
const told = (...tiers: ReturnType<typeof tier>[]) =>
  lintTiers(tiers).map(({ tiers: names, path, code }) => `${names.join("+")} ${path} ${code}`);

/** A tier of virtual addresses, on a network of its own: its hosts' addresses begin so. */
function vip(network: string, routerId: number, failover: object): TopologyInput {
  const host = (name: string, last: number) => ({ name, privateIp: `${network}${last}` });
  return {
    platform: "debian-13",
    webServers: [host("web1", 21), host("web2", 22)],
    loadBalancers: [host("lb1", 11), host("lb2", 12)],
    vrrp: { routerId },
    failover: { provider: "vip", ...failover },
  } as TopologyInput;
}

describe("addresses", () => {
  test("of a single tier conflict with nothing", () => {
    expect(lintTiers([tier("a")])).toEqual([]);
  });

  test("are told wherever hosts and failover have them, in the place of the first", () => {
    const one = {
      ...guideInput(),
      platform: "debian-13",
      webServers: [{ name: "w", privateIp: "10.1.0.1", publicIp: "198.51.100.1" }],
      loadBalancers: [
        { name: "a", privateIp: "10.1.0.2", publicIp: "198.51.100.2", anchorIp: "10.17.0.2" },
        { name: "b", privateIp: "10.1.0.3", anchorIp: "10.17.0.3" },
      ],
    };
    const other = {
      ...one,
      vrrp: { ...one.vrrp, routerId: 34 },
      webServers: [{ name: "w", privateIp: "10.1.0.9", publicIp: "198.51.100.1" }],
    };
    const shared = [
      "webServers[0].publicIp",
      ...["privateIp", "publicIp", "anchorIp"].map((key) => `loadBalancers[0].${key}`),
      ...["privateIp", "anchorIp"].map((key) => `loadBalancers[1].${key}`),
      "failover.reservedIp",
    ];
    expect(told(tier("one", one), tier("other", other))).toEqual(
      shared.map((path) => `one+other ${path} address-shared`),
    );
  });

  test("of both families are compared", () => {
    const of = (network: string, routerId: number) => {
      const { loadBalancers, ...others } = vip(network, routerId, { addresses: ["2001:db8::10/64"] });
      const withIpv6 = loadBalancers.map((host, index) => ({ ...host, privateIpv6: `fd00::1${index}` }));
      return { ...others, loadBalancers: withIpv6 };
    };
    expect(told(tier("a", of("10.1.1.", 9)), tier("b", of("10.2.1.", 8)))).toEqual([
      "a+b loadBalancers[0].privateIpv6 address-shared",
      "a+b loadBalancers[1].privateIpv6 address-shared",
      "a+b failover.addresses[0] address-shared",
    ]);
  });

  test.each([
    ["ab", "10.132.20.236 is used by a and b. Give "],
    ["abc", "10.132.20.236 is used by a, b and c. Give "],
    ["abcd", "10.132.20.236 is used by a, b, c and 1 more. Give "],
    ["abcde", "10.132.20.236 is used by a, b, c and 2 more. Give "],
  ])("of the tiers %s are told once", (names, start) => {
    const shared = lintTiers([...names].map((name) => tier(name))).filter(
      ({ path }) => path === "webServers[0].privateIp",
    );
    expect(shared).toMatchObject([{ tiers: [...names], message: expect.stringContaining(start) }]);
  });

  test("of a provider that is not known are none: a caller without types may pass any", () => {
    const [a, b] = [tier("a"), tier("b")].map(({ name, topology }) => ({
      name,
      topology: { ...topology, failover: { provider: "azure" } } as unknown as typeof topology,
    }));
    const paths = lintTiers(a && b ? [a, b] : []).map(({ path }) => path);
    expect(paths).toHaveLength(7);
    expect(paths.filter((path) => !/^(webServers|loadBalancers)\[|^vrrp\.routerId$/.test(path))).toEqual([]);
  });
});

describe("VRIDs", () => {
  const vrids = (...tiers: ReturnType<typeof tier>[]) =>
    lintTiers(tiers)
      .filter(({ code }) => code === "vrid-shared")
      .map(({ tiers: names, path, message }) => `${names.join("+")} ${path}: ${message.replace(/ belongs.*/, "")}`);

  test("of balancers in one /16 are one, however many tiers share it", () => {
    const warnings = ["a", "b", "c", "d", "e"].map((name) => tier(name));
    expect(vrids(...warnings)).toEqual(["a+b+c+d+e vrrp.routerId: VRID 33 on 10.132.0.0/16"]);
    const [{ message } = { message: "" }] = lintTiers(warnings).filter(({ code }) => code === "vrid-shared");
    expect(message).toContain(" belongs to a, b, c and 2 more. Give each tier its own: ");
  });

  test("of groups are told at the group", () => {
    const groups = [
      { name: "east", addresses: ["192.168.10.10/24"] },
      { name: "west", addresses: ["192.168.10.9/24"], routerId: 118 },
    ];
    expect(
      vrids(
        tier("a", vip("192.168.10.", 117, { groups })),
        tier("b", vip("192.168.20.", 118, { addresses: ["192.168.20.10/24"] })),
      ),
    ).toEqual(["a+b failover.groups[1].routerId: VRID 118 on 192.168.0.0/16"]);
  });

  test.each([
    ["fd00:10::", "fd00:10::1:0:0:", "VRID 9 on fd00:10::/64"],
    ["fd00:0:0:1::", "fd00::1:5:6:7:", "VRID 9 on fd00:0:0:1::/64"],
  ])("of balancers at %s and at %s, in one /64, are one", (one, other, key) => {
    const of = (network: string) => vip(network, 9, { addresses: [`${network}99/64`] });
    expect(vrids(tier("a", of(one)), tier("b", of(other)))).toEqual([`a+b vrrp.routerId: ${key}`]);
  });

  test("of other networks are others", () => {
    const of = (network: string, length: number) => vip(network, 9, { addresses: [`${network}99/${length}`] });
    expect(told(tier("a", of("10.1.1.", 24)), tier("b", of("10.2.1.", 24)))).toEqual([]);
    expect(told(tier("a", of("fd00:0:0:1::", 64)), tier("b", of("fd00:0:0:2::", 64)))).toEqual([]);
  });
});
