import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { breakUnit, mendUnit } from "./broken-unit.js";
import { Machine } from "./machine.js";

// What a restart or an upgrade of HAProxy does to the clients and to keepalived. One machine is both balancer and web server.

const network = `
ip link set lo up
for name in eth0 eth1; do
    ip link add $name type veth peer name $name-end
    ip link set $name up
    ip link set $name-end up
done
ip address add 10.132.30.11/16 dev eth1
ip address add 10.132.20.236/16 dev eth1
ip address add 10.17.1.18/16 dev eth0
`;

/** Clients that ask for as long as something lasts: what each was answered, and whether there was always a HAProxy. */
const ask = (meanwhile: string) => `
rm -f /run/enough /run/answers* /run/gaps
for n in 1 2 3 4; do
    while [ ! -e /run/enough ]; do
        curl --silent --max-time 2 --output /dev/null --write-out '%{http_code}\\n' http://10.17.1.18/ || true
    done >/run/answers$n &
done
while [ ! -e /run/enough ]; do pgrep -x haproxy >/dev/null || echo gap; done >/run/gaps &
sleep 1
${meanwhile}
sleep 2
touch /run/enough
wait
sort /run/answers* /run/gaps | uniq -c
`;

/** How often each answer was given; `gap` is when there was no HAProxy. */
const counted = (output: string) =>
  Object.fromEntries([...output.matchAll(/^ *(\d+) (\w+)$/gm)].map(([, times, answer]) => [answer, Number(times)]));

describe.each([
  ["bookworm", "debian-12-default"],
  ["trixie", "debian-13-default"],
])("on %s, fixture %s", (release, fixture) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await Machine.boot(release, "primary");
    const topology = readTopology(`fixtures/${fixture}/topology.yaml`);
    for (const host of ["web1", "primary"]) await machine.copyHost(topology, host);
    const { code, output } = await machine.run(`${network}\nsh /srv/web1/setup.sh && sh /srv/primary/setup.sh`);
    expect(code, output).toBe(0);
    await machine.until("curl --silent --fail http://10.17.1.18/");
  }, 120_000);
  afterAll(() => machine?.end());

  test.each(["systemctl restart haproxy", "apt-get install --yes -qq --reinstall haproxy >/dev/null"])(
    "%s costs no answer, and keepalived does not notice it",
    async (restart) => {
      const pid = "systemctl show --property MainPID haproxy";
      const before = await machine.run(pid);
      const { "200": answered, ...rest } = counted((await machine.run(ask(restart))).output);
      expect(rest).toEqual({});
      expect(answered).toBeGreaterThan(100);
      // Debian's package reloads it.
      if (restart.startsWith("systemctl")) expect(await machine.run(pid)).not.toEqual(before);
      await machine.until("! systemctl is-active 'haproxy-bridge-*'");
      expect((await machine.run("systemctl --failed --no-legend")).output).toBe("");
    },
  );

  test("systemd starts again what is killed", async () => {
    const services = ["haproxy", "haproxy-failover", "keepalived", "nginx"];
    for (const name of services) {
      const pid = async () => (await machine.run(`systemctl show --property MainPID --value ${name}`)).output.trim();
      const before = await pid();
      await machine.run(`kill -KILL ${before}`);
      await machine.until(`systemctl is-active ${name} && systemctl show --property NRestarts ${name} | grep -v =0`);
      expect(await pid(), name).not.toBe(before);
    }
    await machine.until("curl --silent --fail http://10.17.1.18/");
    expect((await machine.run("systemctl --failed --no-legend")).output).toBe("");
  });

  test("a stop is a stop", async () => {
    const { output } = await machine.run("systemctl stop haproxy; pgrep -x haproxy; systemctl start haproxy");
    expect(output).toBe("");
  });

  test("all start again on a full disk", async () => {
    // Neither a file nor a folder fits in there any more: systemd would make PrivateTmp's and PrivateDevices' there.
    const { code, output } = await machine.run(`
      for folder in /tmp /var/tmp; do mount -t tmpfs -o nr_inodes=1 tmpfs $folder; done
      ! mkdir /tmp/folder 2>/dev/null || exit
      systemctl restart nginx haproxy-failover keepalived haproxy
      systemctl is-active nginx haproxy-failover keepalived haproxy
      umount /tmp /var/tmp`);
    expect({ code, output }).toEqual({ code: 0, output: "active\n".repeat(4) });
    await machine.until("curl --silent --fail http://10.17.1.18/");
  });

  test("a HAProxy that does not start again leaves the address after 10 s", async () => {
    const { output } = await machine.run(`
      ${breakUnit("haproxy")}
      systemctl restart haproxy 2>/dev/null; sleep 3
      curl --silent --output /dev/null --write-out '%{http_code}\n' http://10.17.1.18/`);
    expect(output).toBe("200\n");
    await machine.until("! pgrep -x haproxy");
    await machine.run(mendUnit("haproxy"));
  });
});
