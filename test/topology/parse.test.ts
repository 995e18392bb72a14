import { describe, expect, expectTypeOf, test } from "vitest";
import { type LoadBalancer, parseTopology, type Topology, TopologyError, type TopologyInput } from "../../src/index.js";
import { issuesOf } from "../faults/tiers.js";
import { guideInput } from "../support/fixtures.js";

/** The issues that the guide's topology has after a change, as `path code`. */
function issuesAfter(change: (topology: ReturnType<typeof anything>) => void): string[] {
  const topology = anything();
  change(topology);
  return issuesOf(topology);
}

// biome-ignore lint/suspicious/noExplicitAny: the tests put anything anywhere, as callers without types can.
const anything = (): any => guideInput();

describe("defaults", () => {
  test("are the guide's", () => {
    expect(parseTopology(guideInput())).toEqual({
      ...guideInput(),
      loadBalancers: guideInput().loadBalancers.map((balancer, index) => ({
        ...balancer,
        priority: [200, 100][index],
      })),
      vrrp: { password: "password", routerId: 33, interface: "eth1", instance: "VI_1", checkInterval: 2 },
      services: [
        { name: "www", backend: "nginx_pool", port: 80, mode: "tcp", balance: "roundrobin", clientAddress: "none" },
      ],
      backends: [],
      dns: { nameservers: [] },
    });
  });

  test("are idempotent: parsing a parsed topology changes nothing", () => {
    const topology = parseTopology(guideInput());
    expect(parseTopology(topology)).toEqual(topology);
  });

  test("for priorities depend on the position, so that adding a balancer changes no other", () => {
    const input = guideInput();
    for (let n = 3; n <= 101; n += 1) {
      input.loadBalancers.push({ name: `lb${n}`, privateIp: `10.132.40.${n}`, anchorIp: `10.17.2.${n}` });
    }
    const priorities = parseTopology(input).loadBalancers.map(({ priority }) => priority);
    expect(priorities.slice(0, 4)).toEqual([200, 100, 99, 98]);
    expect(priorities.at(-1)).toBe(1);
    input.loadBalancers.push({ name: "one-too-many", privateIp: "10.132.50.1", anchorIp: "10.17.3.1" });
    expect(() => parseTopology(input)).toThrow(/loadBalancers\[101\]\.priority: .*101st/);
  });

  test("types: optional in the input, present in the output", () => {
    expectTypeOf<TopologyInput["services"]>().extract<undefined>().toEqualTypeOf<undefined>();
    expectTypeOf<Topology["services"][number]["port"]>().toEqualTypeOf<number>();
    expectTypeOf<LoadBalancer["priority"]>().toEqualTypeOf<number>();
    expectTypeOf<Topology>().toExtend<TopologyInput>();
  });
});

describe("all errors are reported at once", () => {
  test("from fields and from rules between them", () => {
    const issues = issuesAfter((topology) => {
      topology.webServers[0].privateIp = "10.0.0.256";
      topology.webServers[1].name = "WEB1";
      topology.loadBalancers[0].priority = 300;
      topology.loadBalancers[1].anchorIp = "10.17.1.18";
      topology.vrrp.password = "much too long";
      topology.failover.tokenFile = "x";
      topology.services = [{}, { port: 80, balance: "hash" }];
      topology.extra = 1;
    });
    expect(issues.sort()).toEqual([
      "extra unknown-key",
      "failover token-twice",
      "failover.tokenFile token-file-malformed",
      "loadBalancers[0].priority priority-out-of-range",
      "loadBalancers[1].anchorIp address-duplicate",
      "services[1].backend backend-duplicate",
      "services[1].balance balance-unknown",
      "services[1].name service-name-duplicate",
      "services[1].port port-duplicate",
      "vrrp.password password-malformed",
      "webServers[0].privateIp address-malformed",
      "webServers[1].name name-duplicate",
    ]);
  });

  test("even if provider and platform are unknown", () => {
    const issues = issuesAfter((topology) => {
      topology.platform = "ubuntu14.04";
      topology.failover = { provider: "azure", reservedIp: "::1", token: "bad token", bogus: 1 };
      topology.services = [{ balance: "a;b", clientAddress: "x-forwarded-for" }];
    });
    expect(issues.sort()).toEqual([
      "failover.provider provider-unknown",
      "platform platform-unknown",
      "services[0].balance balance-unknown",
      "services[0].clientAddress client-address-needs-http",
    ]);
  });

  test("up to a thousand, then a note that there are more", () => {
    const issues = issuesAfter((topology) => {
      topology.webServers = Array(5000).fill(0);
    });
    expect(issues).toHaveLength(1001);
    expect(issues.at(-1)).toBe(" too-many-issues");
  });

  test("but a list longer than any tier is refused as a whole", () => {
    const issues = issuesAfter((topology) => {
      topology.webServers = Array(1_000_000).fill(0);
    });
    expect(issues).toEqual(["webServers list-too-long"]);
  });

  test("each once", () => {
    const mistakes: Record<string, unknown> = { webServers: "", loadBalancers: "x", services: ["www", {}] };
    for (const [key, value] of Object.entries(mistakes)) {
      const issues = issuesAfter((topology) => {
        topology[key] = value;
      });
      expect(issues, key).toHaveLength(1);
    }
  });

  test.each([undefined, null, 5, "text", true, [], {}, new Map(), () => 1, Symbol("x")])("from %s", (input) => {
    expect(() => parseTopology(input)).toThrow(TopologyError);
  });
});

describe("one mistake gives one issue", () => {
  test.each<[string, (topology: ReturnType<typeof anything>) => void]>([
    [
      "webServers[0].name name-malformed",
      (t) => {
        t.webServers[0].name = "";
      },
    ],
    [
      "webServers[0].name wrong-type",
      (t) => {
        t.webServers[0].name = 7;
      },
    ],
    [
      "webServers[0].name missing",
      (t) => {
        delete t.webServers[0].name;
      },
    ],
    [
      "webServers[0].name missing",
      (t) => {
        t.webServers[0].name = null;
      },
    ],
    [
      "webServers[0].publicIp address-duplicate",
      (t) => {
        t.webServers[0].publicIp = t.webServers[0].privateIp;
      },
    ],
    [
      "webServers missing",
      (t) => {
        delete t.webServers;
      },
    ],
    [
      "webServers wrong-type",
      (t) => {
        t.webServers = {};
      },
    ],
    [
      "webServers web-servers-too-few",
      (t) => {
        t.webServers = [];
      },
    ],
    [
      "loadBalancers load-balancers-too-few",
      (t) => {
        t.loadBalancers.pop();
      },
    ],
    [
      "loadBalancers[0].anchorIp missing",
      (t) => {
        delete t.loadBalancers[0].anchorIp;
      },
    ],
    [
      "loadBalancers[1].priority priority-duplicate",
      (t) => {
        t.loadBalancers[1].priority = 200;
      },
    ],
    [
      "vrrp.routerId wrong-type",
      (t) => {
        t.vrrp.routerId = "33";
      },
    ],
    [
      "vrrp.routerId router-id-out-of-range",
      (t) => {
        t.vrrp.routerId = Number.NaN;
      },
    ],
    [
      "vrrp.checkInterval check-interval-out-of-range",
      (t) => {
        t.vrrp.checkInterval = 3601;
      },
    ],
    [
      "vrrp.interface interface-malformed",
      (t) => {
        t.vrrp.interface = "..";
      },
    ],
    [
      "vrrp.interface interface-malformed",
      (t) => {
        t.vrrp.interface = "all";
      },
    ],
    [
      "vrrp.instance instance-malformed",
      (t) => {
        t.vrrp.instance = "x".repeat(64);
      },
    ],
    [
      "vrrp.password missing",
      (t) => {
        delete t.vrrp.password;
      },
    ],
    [
      'vrrp["(not shown)"] unknown-key',
      (t) => {
        t.vrrp.constructor = 1;
      },
    ],
    [
      "failover.provider provider-unknown",
      (t) => {
        t.failover.provider = "azure";
      },
    ],
    [
      "failover.token token-malformed",
      (t) => {
        t.failover.token = "";
      },
    ],
    [
      "failover.token token-malformed",
      (t) => {
        t.failover.token = "x".repeat(1025);
      },
    ],
    [
      "failover token-missing",
      (t) => {
        delete t.failover.token;
      },
    ],
    [
      "failover token-missing",
      (t) => {
        t.failover.token = undefined;
      },
    ],
    [
      "services services-too-few",
      (t) => {
        t.services = [];
      },
    ],
    [
      "services[0].port port-out-of-range",
      (t) => {
        t.services = [{ port: 0 }];
      },
    ],
    [
      "services[0].balance balance-unknown",
      (t) => {
        t.services = [{ balance: "first" }];
      },
    ],
    [
      "services[0].balance balance-unknown",
      (t) => {
        t.services = [{ mode: "http", balance: "hdr(Host" }];
      },
    ],
    [
      "services[0].balance balance-unknown",
      (t) => {
        t.services = [{ mode: "http", balance: "hdr(a b)" }];
      },
    ],
    [
      "services[0].balance balance-unknown",
      (t) => {
        t.services = [{ balance: "source\n" }];
      },
    ],
    [
      "services[0].balance balance-needs-http",
      (t) => {
        t.services = [{ balance: "url_param id" }];
      },
    ],
    [
      "services[0].clientAddress client-address-needs-http",
      (t) => {
        t.services = [{ clientAddress: "x-forwarded-for" }];
      },
    ],
    [
      "services[0].clientAddress client-address-unsupported",
      (t) => {
        t.services = [{ clientAddress: "proxy-protocol" }];
      },
    ],
  ])("%s", (issue, change) => {
    expect(issuesAfter(change)).toEqual([issue]);
  });
});

describe("accepted", () => {
  test.each<[string, (topology: ReturnType<typeof anything>) => void]>([
    ["the guide as it is", () => {}],
    [
      "a token of all that it may hold",
      (t) => {
        t.failover.token = "!#$%&()*+,-./09:;<=>?@AZ[]^_az{|}~";
      },
    ],
    [
      "a token file",
      (t) => {
        t.failover = { provider: "digitalocean", reservedIp: "203.0.113.10", tokenFile: "/run/secrets/do.token" };
      },
    ],
    [
      "a token file that starts with dots",
      (t) => {
        delete t.failover.token;
        t.failover.tokenFile = "/..a/.b/c";
      },
    ],
    [
      "an interface with a VLAN",
      (t) => {
        t.vrrp.interface = "ens3.100";
      },
    ],
    [
      "an interface of 15 characters",
      (t) => {
        t.vrrp.interface = "a".repeat(15);
      },
    ],
    [
      "a name of digits",
      (t) => {
        t.webServers[0].name = "1";
      },
    ],
    [
      "a name of 63 characters",
      (t) => {
        t.webServers[0].name = "x".repeat(63);
      },
    ],
    [
      "priorities at their ends",
      (t) => {
        t.loadBalancers[0].priority = 254;
        t.loadBalancers[1].priority = 1;
      },
    ],
    [
      "a frontend named as a backend",
      (t) => {
        t.services = [{ name: "same", backend: "same" }];
      },
    ],
    [
      "every algorithm of TCP mode",
      (t) => {
        t.services = ["roundrobin", "static-rr", "leastconn", "source", "rdp-cookie", "rdp-cookie(mstshash)"].map(
          (balance, n) => ({ name: `s${n}`, backend: `b${n}`, port: 1000 + n, balance }),
        );
      },
    ],
    [
      "every algorithm of HTTP mode",
      (t) => {
        t.services = ["uri", "url_param id", "hdr(User-Agent)"].map((balance, n) => ({
          name: `s${n}`,
          backend: `b${n}`,
          port: 1000 + n,
          mode: "http",
          balance,
        }));
      },
    ],
  ])("%s", (_what, change) => {
    expect(issuesAfter(change)).toEqual([]);
  });
});

describe("preemption", () => {
  const onDebian = (vrrp: object) =>
    issuesAfter((topology) => {
      topology.platform = "debian-13";
      Object.assign(topology.vrrp, vrrp);
    });

  test.each<[object, string[]]>([
    [{ preempt: false }, []],
    [{ preempt: true, preemptDelay: 1000 }, []],
    [{ preemptDelay: 1 }, []],
    [{ preemptDelay: 0 }, ["vrrp.preemptDelay preempt-delay-out-of-range"]],
    [{ preemptDelay: 1001 }, ["vrrp.preemptDelay preempt-delay-out-of-range"]],
    [{ preempt: "no" }, ["vrrp.preempt wrong-type"]],
    [{ preempt: false, preemptDelay: 5 }, ["vrrp.preemptDelay preempt-delay-without-preempt"]],
    [{ publicInterface: "eth0" }, []],
    [{ publicInterface: "eth 0" }, ["vrrp.publicInterface interface-malformed"]],
    [{ hooks: { onMaster: "/usr/local/sbin/alert", user: "_alerts-1", timeout: 3600 } }, []],
    [{ hooks: { onFault: "/a", user: "nobody" } }, []],
    [{ hooks: { user: "alerts" } }, ["vrrp.hooks hook-missing"]],
    [{ hooks: { onMaster: "/a/b" } }, ["vrrp.hooks.user missing"]],
    [{ hooks: { onMaster: "alert", user: "alerts" } }, ["vrrp.hooks.onMaster hook-malformed"]],
    [{ hooks: { onMaster: "/bin/alert --loud", user: "alerts" } }, ["vrrp.hooks.onMaster hook-malformed"]],
    [{ hooks: { onMaster: "/bin/../alert", user: "alerts" } }, ["vrrp.hooks.onMaster hook-malformed"]],
    [{ hooks: { onBackup: "/bin/$(id)", user: "alerts" } }, ["vrrp.hooks.onBackup hook-malformed"]],
    [{ hooks: { onBackup: "/a", user: "Alerts" } }, ["vrrp.hooks.user user-malformed"]],
    [{ hooks: { onBackup: "/a", user: "a\nUser=root" } }, ["vrrp.hooks.user user-malformed"]],
    [{ hooks: { onBackup: "/a", user: "0" } }, ["vrrp.hooks.user user-malformed"]],
    [{ hooks: { onFault: "/a", user: "a", timeout: 0 } }, ["vrrp.hooks.timeout hook-timeout-out-of-range"]],
    [{ hooks: { onStop: "/a", user: "a", onFault: "/a" } }, ["vrrp.hooks.onStop unknown-key"]],
    [{ hooks: "/a" }, ["vrrp.hooks wrong-type"]],
  ])("%j", (vrrp, issues) => {
    expect(onDebian(vrrp)).toEqual(issues);
  });

  test("is refused for the guide's files", () => {
    const issues = issuesAfter((topology) => {
      const hooks = { onMaster: "/a", user: "alerts" };
      Object.assign(topology.vrrp, { preempt: false, preemptDelay: 5, publicInterface: "eth0", hooks });
    });
    expect(issues).toEqual([
      "vrrp.publicInterface not-on-platform",
      "vrrp.preempt not-on-platform",
      "vrrp.preemptDelay not-on-platform",
      "vrrp.hooks not-on-platform",
    ]);
  });

  test("is the default, and is accepted on every platform", () => {
    expect(
      issuesAfter((topology) => {
        topology.vrrp.preempt = true;
      }),
    ).toEqual([]);
  });
});

test("an empty token with a token file is one error", () => {
  const issues = issuesAfter((topology) => {
    Object.assign(topology.failover, { token: null, tokenFile: "/etc/token" });
  });
  expect(issues).toEqual(["failover.token missing"]);
});

test("each platform has its own defaults", () => {
  const of = (platform: "ubuntu-14.04" | "debian-12") => parseTopology({ ...guideInput(), platform });
  expect(of("ubuntu-14.04").vrrp.checkInterval).toBe(2);
  expect(of("debian-12").vrrp.checkInterval).toBe(1);
  expect(of("ubuntu-14.04").services[0]?.clientAddress).toBe("none");
  expect(of("debian-12").services[0]?.clientAddress).toBe("proxy-protocol");
});

describe("secrets", () => {
  const secret = "Tr0ub4dor-made-up";

  test.each<[string, (topology: ReturnType<typeof anything>) => void]>([
    [
      "a password that is too long",
      (t) => {
        t.vrrp.password = secret;
      },
    ],
    [
      "a password in a list",
      (t) => {
        t.vrrp.password = [secret];
      },
    ],
    [
      "a password under a misspelled key",
      (t) => {
        t.vrrp.pasword = secret;
      },
    ],
    [
      "a password as a key",
      (t) => {
        t.vrrp[`password ${secret}`] = null;
      },
    ],
    [
      "a text in the place of vrrp",
      (t) => {
        t.vrrp = `password ${secret}`;
      },
    ],
    [
      "a text in the place of failover",
      (t) => {
        t.failover = `token ${secret}`;
      },
    ],
    [
      "a token with a quote",
      (t) => {
        t.failover.token = `${secret}'`;
      },
    ],
    [
      "a token in the token file's place",
      (t) => {
        delete t.failover.token;
        t.failover.tokenFile = secret;
      },
    ],
    [
      "a token in the reserved IP's place",
      (t) => {
        t.failover.reservedIp = secret;
      },
    ],
    [
      "a token in the provider's place",
      (t) => {
        t.failover.provider = secret;
      },
    ],
    [
      "a password that is a key by a comma's fault",
      (t) => {
        t.vrrp[secret.slice(0, 5)] = null;
        t.vrrp.extra = secret;
      },
    ],
    [
      "a text in the place of a list",
      (t) => {
        t.services = secret;
      },
    ],
    [
      "a token in a map",
      (t) => {
        t.failover.token = { [secret]: secret };
      },
    ],
  ])("%s is not shown", (_what, change) => {
    const topology = anything();
    change(topology);
    let shown = "";
    try {
      parseTopology(topology);
    } catch (error) {
      shown = `${error} ${JSON.stringify(error)}`;
    }
    expect(shown).toContain("found");
    expect(shown).not.toContain(secret);
  });
});

test("$schema is accepted and ignored", () => {
  const { $schema, ...topology } = parseTopology({ $schema: "topology.schema.json", ...guideInput() });
  expect($schema).toBeUndefined();
  expect(topology).toEqual(parseTopology(guideInput()));
});

test("a frontend and a backend with one name are refused where HAProxy objects, and warned of elsewhere", () => {
  const issuesOn = (platform: string) =>
    issuesAfter((topology) => {
      topology.platform = platform;
      topology.services = [{ name: "same", backend: "same" }];
    });
  expect(issuesOn("ubuntu-26.04")).toEqual(["services[0].backend name-shared"]);
  expect(issuesOn("debian-13")).toEqual([]);
});
