import { describe, expect, test } from "vitest";
import { keepalivedConf, lint, parseTopology, TopologyError } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";

// What people get wrong in keepalived.conf by hand, by how often it was counted in public files: each is impossible here,
// refused, or warned of.

// biome-ignore lint/suspicious/noExplicitAny: a topology as somebody without types writes it.
const changed = (change: (topology: any) => void) => {
  const topology = structuredClone(readTopology("fixtures/debian-12-vip/topology.yaml"));
  change(topology);
  return topology;
};

/** Every keepalived.conf that the fixtures of today's platforms give. */
const confs = fixtures.flatMap(({ name, topology: path }) => {
  const topology = readTopology(path);
  if (topology.platform === "ubuntu-14.04") return [];
  return topology.loadBalancers.map((balancer) => ({
    name: `${name}, ${balancer.name}`,
    conf: keepalivedConf(topology, balancer),
  }));
});

describe.each(confs)("impossible: $name", ({ conf }) => {
  test("a failed check that does not move the address: every weight is 0, no priority is 255", () => {
    expect([...conf.matchAll(/weight (\S+)/g)].map(([, weight]) => weight)).toEqual(["0"]);
    expect(conf).not.toMatch(/priority (0|255)\n/);
  });

  test("no check, or one of the process alone: every instance tracks the process and asks HAProxy", () => {
    const instances = conf.match(/^vrrp_instance /gm) ?? [];
    expect(conf.match(/track_process \{\n {8}haproxy\n/g)).toHaveLength(instances.length);
    expect(conf.match(/track_script \{[^}]* chk_haproxy\n/g)).toHaveLength(instances.length);
    expect(conf).toMatch(/^vrrp_script chk_haproxy \{\n {4}script ".*--max-time 1 --unix-socket/m);
  });

  test("a check that is tracked but not defined, or defined but not tracked", () => {
    const defined = [...conf.matchAll(/^vrrp_(?:script|track_process) (\S+)/gm)].map(([, name]) => name);
    const tracked = [...conf.matchAll(/track_(?:script|process) \{([^}]*)\}/g)].flatMap(([, names = ""]) =>
      names.split(/\s+/).filter((name) => name !== "" && !/^(weight|0)$/.test(name)),
    );
    expect([...new Set(tracked)].sort()).toEqual(defined.sort());
  });

  test("a pipe or a redirect in a script, one that stops keepalived, killall without psmisc", () => {
    for (const [, script = ""] of conf.matchAll(/script "([^"]*)"/g)) {
      expect(script).toMatch(/^\/usr\/bin\//);
      expect(script).not.toMatch(/[|<>&;]|kill|systemctl|service/);
    }
  });

  test("MASTER with nopreempt or a delay", () => {
    expect(conf).not.toMatch(/state MASTER[^}]+(nopreempt|preempt_delay)/);
  });

  test("scripts without a user", () => {
    expect(conf).toMatch(/enable_script_security\n {4}script_user root\n/);
  });
});

const refusal = (change: Parameters<typeof changed>[0]) => {
  try {
    parseTopology(changed(change));
    return [];
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error;
    return error.issues.map(({ code }) => code);
  }
};

describe("refused", () => {
  test("a password of more than 8 characters", () => {
    const change: Parameters<typeof changed>[0] = ({ vrrp }) => {
      vrrp.password = "ninechars";
    };
    expect(refusal(change)).toEqual(["password-malformed"]);
  });

  test("both balancers with the same priority", () => {
    const change: Parameters<typeof changed>[0] = ({ loadBalancers }) => {
      loadBalancers[1].priority = 200;
    };
    expect(refusal(change)).toEqual(["priority-duplicate"]);
  });
});

describe("warned of", () => {
  test.each(["1111", "password", "Password", "12345678", "secret"])("the password %s", (password) => {
    const topology = changed(({ vrrp }) => {
      vrrp.password = password;
    });
    expect(lint(parseTopology(topology)).map(({ code }) => code)).toContain("password-well-known");
  });

  test("multicast, which clouds drop", () => {
    const topology = changed(({ failover }) => {
      failover.multicast = true;
    });
    expect(lint(parseTopology(topology)).map(({ code }) => code)).toContain("multicast-may-not-pass");
  });
});
