import { describe, expect, test } from "vitest";
import { keepalivedConf, lint, lintTiers, parseTopology, type TopologyInput } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { issuesOf } from "../faults/tiers.js";

// biome-ignore lint/suspicious/noExplicitAny: the tests put anything anywhere, as callers without types can.
type Anything = any;

const plain = (): Anything => structuredClone(readTopology("fixtures/debian-12-vip/topology.yaml"));

/** The topology after a change; its parts are parsed, so only what people write is kept. */
function after(change: (topology: Anything) => void): TopologyInput {
  const topology = plain();
  change(topology);
  return topology;
}

const issuesAfter = (change: (topology: Anything) => void) => issuesOf(after(change));

const warningsAfter = (change: (topology: Anything) => void) =>
  lint(parseTopology(after(change))).map(({ path, code }) => `${path} ${code}`);

function confAfter(change: (topology: Anything) => void, index = 0): string {
  const topology = parseTopology(after(change));
  const balancer = topology.loadBalancers[index];
  if (balancer === undefined) throw new Error(`no balancer ${index}`);
  return keepalivedConf(topology, balancer);
}

describe("refused", () => {
  test.each<[unknown, string]>([
    ["192.168.10.10", "prefix-missing"],
    ["192.168.10.10/0", "virtual-address-malformed"],
    ["192.168.10.10/33", "prefix-out-of-range"],
    ["192.168.10.10/024", "virtual-address-malformed"],
    ["192.168.10.10/24 dev eth0", "virtual-address-malformed"],
    ["192.168.10.0/24", "virtual-address-is-network"],
    ["192.168.10.255/24", "virtual-address-is-network"],
    ["192.168.10.010/24", "address-ambiguous"],
    ["127.0.0.2/8", "address-loopback"],
    ["224.0.0.18/24", "address-multicast"],
    ["www/24", "address-malformed"],
    [10, "virtual-address-malformed"],
  ])("an address %j: %s", (address, code) => {
    const change = (t: Anything) => {
      t.failover.addresses = [address];
    };
    expect(issuesAfter(change)).toEqual([`failover.addresses[0] ${code}`]);
    const inMap = (t: Anything) => {
      t.failover.addresses = [{ address }];
    };
    const codeInMap = typeof address === "string" ? code : "wrong-type";
    expect(issuesAfter(inMap)).toEqual([`failover.addresses[0].address ${codeInMap}`]);
  });

  test.each<[string, (t: Anything) => void]>([
    ["failover.addresses[1] address-duplicate", (t) => t.failover.addresses.push("192.168.10.10/25")],
    ["failover.addresses[1] address-duplicate", (t) => t.failover.addresses.push("192.168.10.11/24")],
    ["failover.addresses virtual-addresses-too-few", (t) => (t.failover.addresses = [])],
    ["failover virtual-addresses-or-groups", (t) => delete t.failover.addresses],
    ["failover virtual-addresses-or-groups", (t) => (t.failover.groups = [{ name: "a", addresses: ["10.0.0.1/24"] }])],
    ["loadBalancers[0].anchorIp not-with-provider", (t) => (t.loadBalancers[0].anchorIp = "10.17.1.18")],
    ['failover["(not shown)"] unknown-key', (t) => (t.failover.token = "made-up-token")],
    [
      "failover.addresses[0].interface interface-malformed",
      (t) => (t.failover.addresses = [{ address: "192.168.10.10/24", interface: "eth 0" }]),
    ],
    [
      "failover.addresses[0].label label-malformed",
      (t) => (t.failover.addresses = [{ address: "192.168.10.10/24", label: "a:b" }]),
    ],
    [
      "failover.addresses[0].label label-too-long",
      (t) => (t.failover.addresses = [{ address: "192.168.10.10/24", label: "twelve-chars", interface: "bond0" }]),
    ],
    [
      "failover.addresses[0].vlan unknown-key",
      (t) => (t.failover.addresses = [{ address: "192.168.10.10/24", vlan: 5 }]),
    ],
    ["services[0].addresses[0] virtual-address-unknown", (t) => (t.services[0].addresses = ["192.168.10.99"])],
    ["services[0].addresses virtual-addresses-too-few", (t) => (t.services[0].addresses = [])],
    [
      "vrrp.advertInterval advert-interval-out-of-range",
      (t) => Object.assign(t.vrrp, { advertInterval: 0.05, password: undefined }),
    ],
    [
      "vrrp.advertInterval advert-interval-out-of-range",
      (t) => Object.assign(t.vrrp, { advertInterval: 0.333, password: undefined }),
    ],
    ["vrrp.advertInterval advert-interval-out-of-range", (t) => (t.vrrp.advertInterval = 1.5)],
    ["vrrp.advertInterval advert-interval-out-of-range", (t) => (t.vrrp.advertInterval = 41)],
    ["vrrp.advertInterval wrong-type", (t) => (t.vrrp.advertInterval = "1")],
    ["vrrp.password password-with-version-3", (t) => (t.vrrp.advertInterval = 0.3)],
    ["vrrp.checkFall check-count-out-of-range", (t) => (t.vrrp.checkFall = 0)],
    ["failover.garpRefresh garp-refresh-out-of-range", (t) => (t.failover.garpRefresh = -1)],
  ])("%s", (issue, change) => {
    expect(issuesAfter(change)).toEqual([issue]);
  });

  test.each<[string, (groups: Anything) => void]>([
    ["failover.groups[1].name group-name-duplicate", (g) => (g[1].name = "VI_1")],
    ["failover.groups[1].routerId group-router-id-duplicate", (g) => (g[1].routerId = 117)],
    ["failover.groups[1].preferred preferred-unknown", (g) => (g[1].preferred = "lb9")],
    ["failover.groups[1].addresses[0] address-duplicate", (g) => (g[1].addresses = ["192.168.10.10/24"])],
    ["failover.groups[1].name missing", (g) => delete g[1].name],
  ])("of groups: %s", (issue, change) => {
    expect(issuesAfter((t) => change(grouped(t)))).toEqual([issue]);
  });

  test("a group without a VRID where the defaults have run out", () => {
    const issues = issuesAfter((t) => {
      grouped(t);
      t.vrrp.routerId = 255;
    });
    expect(issues).toEqual(["failover.groups[1].routerId group-router-id-default-out-of-range"]);
  });

  test("groups whose VRIDs cannot be counted are not taken for the same", () => {
    const issues = issuesAfter((t) => {
      grouped(t);
      t.vrrp.routerId = "117";
      for (const group of t.failover.groups) delete group.routerId;
    });
    expect(issues).toEqual(["vrrp.routerId wrong-type"]);
  });

  test("with a cloud as provider: fast advertisements, and services on some addresses", () => {
    const topology: Anything = structuredClone(readTopology("fixtures/debian-12-default/topology.yaml"));
    topology.vrrp.advertInterval = 0.5;
    topology.services[0].addresses = ["203.0.113.10"];
    expect(() => parseTopology(topology)).toThrow(
      /advertInterval: .*version 3[\s\S]*services\[0\]\.addresses: .*digitalocean/,
    );
  });

  test("on the oldest platform: hooks", () => {
    const issues = issuesAfter((t) => {
      t.platform = "ubuntu-14.04";
      t.services = [{}];
      t.vrrp.hooks = { onMaster: "/a", user: "alerts" };
    });
    expect(issues).toEqual(["vrrp.hooks not-on-platform"]);
  });

  test("on the oldest platform: fast advertisements", () => {
    const issues = issuesAfter((t) => {
      t.platform = "ubuntu-14.04";
      t.services = [{}];
      delete t.vrrp.password;
      t.vrrp.advertInterval = 0.3;
    });
    expect(issues).toEqual(["vrrp.advertInterval advert-interval-too-short"]);
  });
});

/** Two groups, each with a balancer of its own. */
function grouped(t: Anything): Anything {
  t.failover = {
    provider: "vip",
    groups: [
      { name: "VI_1", addresses: ["192.168.10.10/24"], preferred: "lb1" },
      { name: "VI_2", addresses: ["192.168.10.9/24"], preferred: "lb2" },
    ],
  };
  return t.failover.groups;
}

describe("warned of", () => {
  test("nothing but the platform's own faults", () => {
    expect(warningsAfter(() => {})).toEqual([
      "vrrp.password password-in-clear-text",
      "loadBalancers firewall-must-pass-vrrp",
    ]);
  });

  test.each<[string, (t: Anything) => void]>([
    ["vrrp.routerId router-id-common", (t) => (t.vrrp.routerId = 51)],
    ["vrrp.routerId router-id-common", (t) => delete t.vrrp.routerId],
    ["failover.groups[1].routerId router-id-common", (t) => (grouped(t)[1].routerId = 33)],
    ["failover.multicast multicast-may-not-pass", (t) => (t.failover.multicast = true)],
    ["vrrp.password no-password", (t) => delete t.vrrp.password],
    ["vrrp.password password-well-known", (t) => (t.vrrp.password = "1111")],
    ["failover.addresses[0] address-outside-network", (t) => (t.failover.addresses = ["192.168.11.10/24"])],
    ["failover.addresses[0] address-outside-network", (t) => (t.failover.addresses = ["192.168.10.42/29"])],
    ["failover.groups[1].addresses[0] address-outside-network", (t) => (grouped(t)[1].addresses = ["10.0.0.1/24"])],
  ])("%s", (warning, change) => {
    const usual = warningsAfter(() => {});
    expect(warningsAfter(change).filter((found) => !usual.includes(found))).toEqual([warning]);
  });

  test("advertisements that a paused machine misses", () => {
    const warnings = warningsAfter((t) => {
      delete t.vrrp.password;
      t.vrrp.advertInterval = 0.1;
    });
    expect(warnings).toContain("vrrp.advertInterval advert-interval-very-short");
  });
});

describe("keepalived.conf", () => {
  test("has no password if the topology has none, and then is not secret", () => {
    expect(confAfter((t) => delete t.vrrp.password)).not.toContain("auth");
  });

  test("is VRRP version 3 below one second, and only then", () => {
    const fast = confAfter((t) => {
      delete t.vrrp.password;
      t.vrrp.advertInterval = 0.3;
    });
    expect(fast).toContain("    version 3\n    advert_int 0.3\n");
    const slow = confAfter((t) => (t.vrrp.advertInterval = 2));
    expect(slow).toContain("    advert_int 2\n");
    expect(slow).not.toContain("version");
  });

  test("never has MASTER with nopreempt or preempt_delay", () => {
    for (const vrrp of [{ preempt: false }, { preemptDelay: 30 }]) {
      for (const balancer of [0, 1]) {
        expect(confAfter((t) => Object.assign(t.vrrp, vrrp), balancer)).not.toContain("MASTER");
      }
    }
  });

  test("names the interface as this balancer calls it, in the label too", () => {
    const change = (t: Anything) => {
      t.loadBalancers[1].interface = "ens18";
      t.failover.addresses = [{ address: "192.168.10.10/24", label: "www" }];
    };
    expect(confAfter(change, 0)).toMatch(/interface eth0\n[\s\S]+192\.168\.10\.10\/24 dev eth0 label eth0:www\n/);
    expect(confAfter(change, 1)).toMatch(/interface ens18\n[\s\S]+192\.168\.10\.10\/24 dev ens18 label ens18:www\n/);
  });

  test("puts an address on the public interface, if there is one, and tracks it", () => {
    const conf = confAfter((t) => {
      t.vrrp.publicInterface = "eth1";
    });
    expect(conf).toContain("192.168.10.10/24 dev eth1\n");
    expect(conf).toContain("track_interface {\n        eth1\n    }");
  });

  test("has one address in advertisements, however many move", () => {
    const conf = confAfter((t) => t.failover.addresses.push("192.168.10.9/24", "192.168.10.8/24"));
    expect(conf).toMatch(/virtual_ipaddress \{\n +192\.168\.10\.10\/24 dev eth0\n +\}/);
    expect(conf).toMatch(/_excluded \{\n +192\.168\.10\.9\/24 dev eth0\n +192\.168\.10\.8\/24 dev eth0\n +\}/);
  });

  test("gives each group to the balancer that it prefers", () => {
    const priorities = (index: number) =>
      [...confAfter(grouped, index).matchAll(/state (\w+)\n {4}priority (\d+)/g)].map(([, ...found]) =>
        found.join(" "),
      );
    expect(priorities(0)).toEqual(["MASTER 200", "BACKUP 100"]);
    expect(priorities(1)).toEqual(["BACKUP 100", "MASTER 200"]);
  });
});

test("two tiers on one network with the same VRID, in any group", () => {
  const one = parseTopology(after(() => {}));
  const other = parseTopology(
    after((t) => {
      grouped(t)[1].routerId = 117;
      t.failover.groups[0].routerId = 116;
    }),
  );
  const warnings = lintTiers([
    { name: "one", topology: one },
    { name: "other", topology: other },
  ]);
  const shared = warnings.filter(({ code }) => code === "vrid-shared");
  expect(shared).toMatchObject([{ tiers: ["one", "other"] }]);
});
