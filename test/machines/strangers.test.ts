import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { Machine } from "./machine.js";

// keepalived's unit hears the tier's balancers, and nobody else on the private network.

/** Others on the private network: the second balancer, and a stranger. */
const others = `
ip netns add others
ip link set lo up
ip link add eth0 type veth peer name eth0-end
ip link add eth1 type veth peer name eth1 netns others
for name in eth0 eth0-end eth1; do ip link set $name up; done
ip -n others link set eth1 up
ip -n others link set lo up
ip address add 10.132.30.11/16 dev eth1
ip address add 10.17.1.18/16 dev eth0
for address in 10.132.30.12 10.132.99.99; do ip -n others address add $address/16 dev eth1; done
`;

/** A keepalived of theirs, with a password that is not the tier's. */
const advertise = (name: string, from: string) => `
mkdir -p /etc/others
cat >/etc/others/${name}.conf <<END
vrrp_instance ${name} {
    interface eth1
    state MASTER
    priority 254
    virtual_router_id 33
    unicast_src_ip ${from}
    unicast_peer {
        10.132.30.11
    }
    virtual_ipaddress {
        127.0.0.112/32 dev lo
    }
    authentication {
        auth_type PASS
        auth_pass madeup
    }
}
END
systemd-run --quiet --unit ${name} ip netns exec others keepalived --dont-fork --log-console \\
    --use-file /etc/others/${name}.conf --pid /run/${name}.pid --vrrp_pid /run/${name}-vrrp.pid
`;

const heard = "journalctl --unit keepalived --output cat | grep -c 'invalid passwd'";

describe.each([
  ["bookworm", "debian-12-default"],
  ["trixie", "debian-13-default"],
])("on %s, fixture %s", (release, fixture) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await Machine.boot(release, "primary");
    const topology = readTopology(`fixtures/${fixture}/topology.yaml`);
    await machine.copyHost(topology, "primary");
    const { code, output } = await machine.run(`${others}\nsh /srv/primary/setup.sh`);
    expect(code, output).toBe(0);
    // keepalived sees no HAProxy in a network namespace (docs/lab.md), and an instance in FAULT hears nothing.
    const free = "/track_(process|script) \\{/,/^    }/d; /^vrrp_(script|track_process)/,/^}/d";
    await machine.run(`sed -Ei '${free}' /etc/keepalived/keepalived.conf && systemctl restart keepalived`);
    await machine.until("journalctl --unit keepalived --output cat | grep 'Entering MASTER STATE'");
  }, 120_000);
  afterAll(() => machine?.end());

  test("shares no cgroup with another machine, whose keepalived may send to other addresses", () => {
    expect(readFileSync(`/proc/${machine.pid}/cgroup`, "utf8")).toMatch(/^0::\/.*machine-\w+\//m);
  });

  test("does not hear a stranger", async () => {
    await machine.run(advertise("stranger", "10.132.99.99"));
    await machine.until("journalctl --unit stranger --output cat | grep 'Entering MASTER STATE'");
    await machine.run("sleep 4");
    expect(await machine.run(heard)).toEqual({ code: 1, output: "0\n" });
  });

  test("hears another balancer", async () => {
    await machine.run(advertise("second", "10.132.30.12"));
    await machine.until(heard);
  });

  test("goes on when it is told to reload a broken file, and the reload fails", async () => {
    const pid = "systemctl show --property MainPID keepalived";
    const before = await machine.run(pid);
    const conf = "/etc/keepalived/keepalived.conf";
    expect(
      await machine.run(`sed -i 's/interface eth1/interface eth9/' ${conf} && systemctl reload keepalived`),
    ).toMatchObject({
      code: 1,
    });
    expect(await machine.run(`${pid}; systemctl is-active keepalived`)).toEqual({
      code: 0,
      output: `${before.output}active\n`,
    });
    expect(
      await machine.run(`sed -i 's/interface eth9/interface eth1/' ${conf} && systemctl reload keepalived`),
    ).toEqual({
      code: 0,
      output: "",
    });
    // keepalived tells systemd itself that it reloads, a moment after the command has returned.
    await machine.until('test "$(systemctl show --property ActiveState --value keepalived)" = active');
    expect(await machine.run(pid)).toEqual(before);
  });
});
