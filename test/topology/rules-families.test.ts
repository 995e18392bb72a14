import { describe, expect, test } from "vitest";
import { guideInput } from "../support/fixtures.js";
import { told } from "./told.js";

// Which hosts have IPv4, IPv6 or both, so that each reaches those that it has to.

const four = (...last: number[]) => last.map((n) => ({ name: `four${n}`, privateIp: `10.1.0.${n}` }));
const six = (...last: number[]) => last.map((n) => ({ name: `six${n}`, privateIp: `fd00::${n}` }));
const both = (...last: number[]) => four(...last).map((host, n) => ({ ...host, privateIpv6: `fd00::${last[n]}` }));
const moving = (...addresses: string[]) => ({ provider: "vip", addresses });
const ipv4 = "10.1.0.100/24";
const ipv6 = "fd00::100/64";

describe("where virtual addresses move", () => {
  test.each<[string, object[], object[], string[], string[]]>([
    ["IPv4 alone", four(1, 2), four(11, 12), [ipv4], []],
    ["IPv6 alone", six(1, 2), six(11, 12), [ipv6], []],
    ["both, on balancers of both", four(1), both(11, 12), [ipv4, ipv6], []],
    ["both, for web servers of either", [...four(1), ...six(2)], both(11, 12), [ipv4, ipv6], []],
    [
      "IPv4, on balancers of IPv6",
      six(1),
      six(11, 12),
      [ipv4],
      [
        'loadBalancers[0].privateIp private-ip-not-ipv4: "fd00::11"',
        'loadBalancers[1].privateIp private-ip-not-ipv4: "fd00::12"',
      ],
    ],
    [
      "both, on balancers of IPv6",
      six(1),
      six(11, 12),
      [ipv6, ipv4],
      [
        'loadBalancers[0].privateIp private-ip-not-ipv4: "fd00::11"',
        'loadBalancers[1].privateIp private-ip-not-ipv4: "fd00::12"',
      ],
    ],
    [
      "IPv6, on balancers of IPv4",
      four(1),
      four(11, 12),
      [ipv6],
      ["loadBalancers[0].privateIpv6 missing: nothing", "loadBalancers[1].privateIpv6 missing: nothing"],
    ],
    [
      "IPv6, on one of IPv4 and one of both",
      four(1),
      [...four(11), ...both(12)],
      [ipv6],
      ["loadBalancers[0].privateIpv6 missing: nothing"],
    ],
    [
      "IPv6, on balancers of two IPv6 addresses",
      six(1),
      six(11, 12).map((host, n) => ({ ...host, privateIpv6: `fd00::1:${n + 1}` })),
      [ipv6],
      [
        "loadBalancers[0].privateIpv6 private-ipv6-twice: a second IPv6 address",
        "loadBalancers[1].privateIpv6 private-ipv6-twice: a second IPv6 address",
      ],
    ],
    [
      "IPv6, on what has no address",
      six(1),
      [{ name: "a" }, { name: "b", privateIp: "10.1" }],
      [ipv6],
      ["loadBalancers[0].privateIp missing: nothing", 'loadBalancers[1].privateIp address-malformed: "10.1"'],
    ],
    [
      "for web servers of IPv6, from balancers of IPv4",
      six(1, 2),
      four(11, 12),
      [ipv4],
      ['webServers[0].privateIp family-not-shared: "fd00::1"', 'webServers[1].privateIp family-not-shared: "fd00::2"'],
    ],
    [
      "for web servers of IPv4, from balancers of IPv6",
      [...six(1), ...four(2)],
      six(11, 12),
      [ipv6],
      ['webServers[1].privateIp family-not-shared: "10.1.0.2"'],
    ],
    [
      "for web servers of IPv6, from one balancer of both",
      six(1),
      [...four(11), ...both(12)],
      [ipv4],
      ['webServers[0].privateIp family-not-shared: "fd00::1"'],
    ],
    [
      "for web servers of IPv4, from balancers of which one has none",
      four(1),
      [...four(11), { name: "b" }],
      [ipv4],
      ["loadBalancers[1].privateIp missing: nothing"],
    ],
    [
      "for web servers of both, from balancers of which each has another",
      [...four(1), ...six(2)],
      [...four(11), ...six(12)],
      [ipv6],
      ["loadBalancers[0].privateIpv6 missing: nothing"],
    ],
  ])("%s", (_what, webServers, loadBalancers, addresses, issues) => {
    expect(told({ webServers, loadBalancers, failover: moving(...addresses), vrrp: {} })).toEqual(issues);
  });
});

describe("where there is IPv4 alone", () => {
  const { failover, vrrp } = guideInput();
  const anchored = (hosts: object[]) => hosts.map((host, n) => ({ ...host, anchorIp: `10.17.0.${n + 1}` }));

  test.each<[string, object, string[]]>([
    [
      "hosts of IPv6",
      {
        platform: "debian-13",
        webServers: [...four(1), ...six(2)],
        loadBalancers: anchored([...six(11), ...four(12)]),
        failover,
        vrrp,
      },
      [
        'webServers[1].privateIp address-not-ipv4: "fd00::2"',
        'loadBalancers[0].privateIp address-not-ipv4: "fd00::11"',
      ],
    ],
    [
      "balancers of both",
      { platform: "debian-13", webServers: four(1), loadBalancers: anchored(both(11, 12)), failover, vrrp },
      [
        'loadBalancers[0].privateIpv6 not-with-provider: the key "privateIpv6"',
        'loadBalancers[1].privateIpv6 not-with-provider: the key "privateIpv6"',
      ],
    ],
    [
      "on the guide's platform",
      {
        platform: "ubuntu-14.04",
        webServers: six(1),
        loadBalancers: anchored([...both(11), ...six(12)]),
        failover,
        vrrp,
      },
      [
        'webServers[0].privateIp address-not-ipv4: "fd00::1"',
        'loadBalancers[0].privateIpv6 not-on-platform: the key "privateIpv6"',
        'loadBalancers[1].privateIp address-not-ipv4: "fd00::12"',
      ],
    ],
    [
      "on the guide's platform, with virtual addresses",
      { platform: "ubuntu-14.04", webServers: four(1), loadBalancers: both(11, 12), failover: moving(ipv4, ipv6) },
      [
        'loadBalancers[0].privateIpv6 not-on-platform: the key "privateIpv6"',
        'loadBalancers[1].privateIpv6 not-on-platform: the key "privateIpv6"',
        'failover.addresses[1] address-not-ipv4: "fd00::100"',
      ],
    ],
    [
      "on the guide's platform, with a reserved IPv6 address",
      { ...guideInput(), failover: { ...failover, reservedIpv6: "2001:db8::10" } },
      ['failover.reservedIpv6 not-on-platform: the key "reservedIpv6"'],
    ],
    [
      "on an unknown platform",
      { platform: "debian-1", webServers: six(1), loadBalancers: anchored(both(11, 12)), failover, vrrp },
      ['platform platform-unknown: "debian-1"'],
    ],
    [
      "with an unknown provider",
      { webServers: six(1), loadBalancers: four(11, 12), failover: { provider: "azure" } },
      ['failover.provider provider-unknown: "azure"'],
    ],
  ])("%s", (_what, change, issues) => {
    expect(told(change)).toEqual(issues);
  });
});
