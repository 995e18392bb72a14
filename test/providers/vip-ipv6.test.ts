import { describe, expect, test } from "vitest";
import {
  haproxyCfg,
  hooksScript,
  keepalivedConf,
  keepalivedDropIn,
  lint,
  lintTiers,
  parseTopology,
} from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { issuesOf } from "../faults/tiers.js";

// biome-ignore lint/suspicious/noExplicitAny: the tests put anything anywhere, as callers without types can.
type Anything = any;

/** A fixture's topology after a change. */
function changed(fixture: string, change: (topology: Anything) => void): Anything {
  const topology: Anything = structuredClone(readTopology(`fixtures/${fixture}/topology.yaml`));
  change(topology);
  return topology;
}

function confOf(topology: Anything): string {
  const parsed = parseTopology(topology);
  return keepalivedConf(parsed, parsed.loadBalancers[0]);
}

describe("refused", () => {
  test.each<[string, (t: Anything) => void]>([
    ["failover.addresses[1] address-not-canonical", (t) => (t.failover.addresses[1] = "FD00:10::10/64")],
    ["failover.addresses[1] address-link-local", (t) => (t.failover.addresses[1] = "fe80::10/64")],
    ["failover.addresses[1] address-scoped", (t) => (t.failover.addresses[1] = "fe80::10%eth0/64")],
    ["failover.addresses[1] prefix-missing", (t) => (t.failover.addresses[1] = "fd00:10::10")],
    ["failover.addresses[1] virtual-address-is-network", (t) => (t.failover.addresses[1] = "fd00:10::/64")],
    ["failover.addresses[1] virtual-address-malformed", (t) => (t.failover.addresses[1] = "fd00:10::10/129")],
    ["failover.addresses[0] prefix-out-of-range", (t) => (t.failover.addresses[0] = "192.168.10.10/64")],
    ["failover.addresses[1] address-duplicate", (t) => (t.failover.addresses[1] = "fd00:10::12/64")],
    [
      "failover.addresses[1].label label-with-ipv6",
      (t) => (t.failover.addresses[1] = { address: "fd00:10::10/64", label: "www" }),
    ],
    ["loadBalancers[1].privateIpv6 missing", (t) => delete t.loadBalancers[1].privateIpv6],
    ["loadBalancers[1].privateIpv6 address-not-ipv6", (t) => (t.loadBalancers[1].privateIpv6 = "192.168.10.99")],
    ["loadBalancers[1].privateIpv6 address-mapped", (t) => (t.loadBalancers[1].privateIpv6 = "::ffff:10.0.0.1")],
    ["services[0].addresses[0] virtual-address-unknown", (t) => (t.services[0].addresses = ["fd00:10::99"])],
  ])("%s", (issue, change) => {
    expect(issuesOf(changed("debian-12-vip-dual", change))).toContain(issue);
  });

  test("a balancer with IPv6 alone where IPv4 moves, and a web server that it does not reach", () => {
    const topology = changed("debian-12-vip-dual", (t) => {
      t.loadBalancers[0].privateIp = "fd00:10::99";
      delete t.loadBalancers[0].privateIpv6;
    });
    expect(issuesOf(topology)).toContain("loadBalancers[0].privateIp private-ip-not-ipv4");
  });

  test("a web server with IPv6 alone behind balancers with IPv4 alone", () => {
    const topology = changed("debian-12-vip", (t) => (t.webServers[1].privateIp = "fd00:10::22"));
    expect(issuesOf(topology)).toEqual(["webServers[1].privateIp family-not-shared"]);
  });

  test("a password where only IPv6 moves, and two IPv6 addresses of one balancer", () => {
    const topology = changed("debian-12-vip-ipv6", (t) => {
      t.vrrp.password = "x7k2m9qd";
      t.loadBalancers[0].privateIpv6 = "fd00:10::98";
    });
    expect(issuesOf(topology)).toEqual([
      "loadBalancers[0].privateIpv6 private-ipv6-twice",
      "vrrp.password password-with-ipv6",
    ]);
  });

  test("on the oldest platform, wherever it stands", () => {
    const topology = changed("ubuntu-14.04-vip", (t) => {
      t.webServers[0].privateIp = "fd00:10::21";
      t.loadBalancers[0].privateIpv6 = "fd00:10::11";
      t.failover.addresses = ["fd00:10::10/64"];
    });
    expect(issuesOf(topology)).toEqual([
      "webServers[0].privateIp address-not-ipv4",
      "loadBalancers[0].privateIpv6 not-on-platform",
      "failover.addresses[0] address-not-ipv4",
    ]);
  });

  test("with a cloud whose private network has none; its public addresses may be IPv6", () => {
    const topology = changed("debian-12-default", (t) => {
      t.webServers[0].privateIp = "fd00:10::21";
      t.loadBalancers[0].privateIpv6 = "fd00:10::11";
      t.loadBalancers[0].anchorIp = "2001:db8::1";
      t.failover.reservedIp = "2001:db8::10";
      t.loadBalancers[1].publicIp = "2001:db8::2";
    });
    expect(issuesOf(topology)).toEqual([
      "loadBalancers[0].anchorIp address-not-ipv4",
      "failover.reservedIp address-not-ipv4",
      "webServers[0].privateIp address-not-ipv4",
      "loadBalancers[0].privateIpv6 not-with-provider",
    ]);
  });

  test.each(["fd00:10::/64/64", "fd00:10::1/129", "FD00::/8", "fd00:10::1%eth0/64", "fd00::1::/64", "[fd00::]/8"])(
    "the network %s",
    (network) => {
      const topology = changed("debian-12-vip-ipv6", (t) => (t.statistics.allow = [network]));
      expect(issuesOf(topology)).toEqual(["statistics.allow[0] network-malformed"]);
    },
  );
});

test("says how RFC 5952 writes an address", () => {
  const topology = changed("debian-12-vip-dual", (t) => (t.webServers[1].privateIp = "FD00:0010:0:0::22"));
  expect(() => parseTopology(topology)).toThrow(/webServers\[1\]\.privateIp: .*: fd00:10::22/);
});

describe("keepalived.conf", () => {
  test("has two instances in a sync group for both families, and one for one", () => {
    const dual = confOf(changed("debian-12-vip-dual", () => {}));
    expect([...dual.matchAll(/vrrp_(instance|sync_group) (\S+)/g)].map(([all]) => all)).toEqual([
      "vrrp_sync_group VI_1",
      "vrrp_instance VI_1",
      "vrrp_instance VI_1.v6",
    ]);
    const ipv6 = confOf(changed("debian-12-vip-ipv6", () => {}));
    expect([...ipv6.matchAll(/vrrp_(instance|sync_group) (\S+)/g)].map(([all]) => all)).toEqual(["vrrp_instance VI_1"]);
  });

  test("has a password for IPv4 only, and a version for IPv4 only", () => {
    const [, ipv4 = "", ipv6 = ""] = confOf(changed("debian-12-vip-dual", () => {})).split("vrrp_instance ");
    expect(ipv4).toContain("auth_pass x7k2m9qd");
    expect(ipv6).not.toContain("auth");
    const fast = changed("debian-12-vip-dual", (t) =>
      Object.assign(t.vrrp, { password: undefined, advertInterval: 0.3 }),
    );
    const [, fast4 = "", fast6 = ""] = confOf(fast).split("vrrp_instance ");
    expect(fast4).toContain("    version 3\n    advert_int 0.3\n");
    expect(fast6).toContain("    advert_int 0.3\n");
    expect(fast6).not.toContain("version");
  });

  test("begins each IPv6 instance with the link-local address of its VRID", () => {
    const conf = confOf(changed("debian-12-vip-ipv6", (t) => (t.vrrp.routerId = 5)));
    expect(conf).toMatch(/virtual_ipaddress \{\n.*#.*\n {8}fe80::200:5eff:fe00:205\/64 dev eth0\n {4}\}/);
  });

  test("never lets a virtual address be the source of the balancer's own connections", () => {
    const conf = confOf(changed("debian-12-vip-ipv6", (t) => t.failover.addresses.push("2001:db8::10/128")));
    const addresses = conf.split("\n").filter((line) => /^ {8}(fd00|2001).*\/\d/.test(line));
    expect(addresses).toHaveLength(2);
    for (const line of addresses) expect(line).toMatch(/ preferred_lft 0$/);
  });

  test("gives multicast's source for IPv4 only: IPv6 has the link-local one", () => {
    const conf = confOf(changed("debian-12-vip-dual", (t) => (t.failover.multicast = true)));
    expect([...conf.matchAll(/mcast_src_ip (\S+)/g)].map(([, ip]) => ip)).toEqual(["192.168.10.11"]);
    expect(conf).not.toContain("unicast");
  });
});

test("hooks hear of both families once", () => {
  const hooks = { onMaster: "/usr/local/sbin/alert", user: "alerts" };
  const script = hooksScript(parseTopology(changed("debian-12-vip-dual", (t) => (t.vrrp.hooks = hooks))));
  expect(script).toContain("        GROUP,'\"VI_1\"') ;;\n");
  expect(script).not.toContain("INSTANCE,");
});

test("of a name with both, the family that every balancer has is asked for first", () => {
  const preferred = (fixture: string) => {
    const topology = changed(fixture, (t) => {
      t.backends = [{ name: "app", port: 8080, servers: [{ name: "app1", address: "app.internal" }] }];
      t.services = [{ backend: "app" }];
      t.dns = { nameservers: ["fd00:10::53"] };
    });
    const parsed = parseTopology(topology);
    const cfg = haproxyCfg(parsed, parsed.loadBalancers[0]);
    expect(cfg).toContain("nameserver dns1 [fd00:10::53]:53\n");
    return /resolve-prefer (\w+)/.exec(cfg)?.[1];
  };
  expect(preferred("debian-12-vip-ipv6")).toBe("ipv6");
  expect(preferred("debian-12-vip-dual")).toBe("ipv4");
});

test("is warned of: no password for IPv6, and an address outside its interface's network", () => {
  const found = (topology: Anything) => lint(parseTopology(topology)).map(({ path, code }) => `${path} ${code}`);
  expect(found(changed("debian-12-vip-dual", () => {}))).toContain("vrrp.password no-password");
  const outside = changed("debian-12-vip-dual", (t) => (t.failover.addresses[1] = "fd00:11::10/64"));
  expect(found(outside)).toContain("failover.addresses[1] address-outside-network");
  expect(found(changed("debian-12-vip-dual", () => {}))).not.toContain("failover.addresses[1] address-outside-network");
});

test("keepalived hears the balancers from each address that they speak from, and nobody else", () => {
  const heard = (topology: Anything) =>
    [...keepalivedDropIn(parseTopology(topology)).matchAll(/^IPAddressAllow=(.*)$/gm)].map(([, from]) => from);
  const own = ["192.168.10.11", "fd00:10::11", "192.168.10.12", "fd00:10::12"];
  expect(heard(changed("debian-12-vip-dual", () => {}))).toEqual(["multicast", ...own]);
  const multicast = changed("debian-12-vip-dual", (t) => (t.failover.multicast = true));
  expect(heard(multicast)).toEqual(["multicast", "link-local", ...own]);
});

test("the same VRID in two tiers on one IPv6 network is warned of, and on IPv4 if that is what moves there", () => {
  const shared = (one: Anything, other: Anything) =>
    lintTiers([
      { name: "one", topology: parseTopology(one) },
      { name: "other", topology: parseTopology(other) },
    ]).flatMap(({ code, message }) => (code === "vrid-shared" ? /^VRID .*? belongs/.exec(message) : []));
  const dual = changed("debian-12-vip-dual", () => {});
  const ipv6 = changed("debian-12-vip-ipv6", () => {});
  expect(shared(dual, ipv6)).toEqual(["VRID 117 on fd00:10::/64 belongs"]);
  // These balancers have IPv6 for their web servers alone: no VRRP runs there.
  const ipv4 = changed("debian-12-vip-dual", (t) => (t.failover.addresses = ["192.168.10.9/24"]));
  expect(shared(ipv4, ipv6)).toEqual([]);
  expect(shared(ipv4, dual)).toEqual(["VRID 117 on 192.168.0.0/16 belongs"]);
});
