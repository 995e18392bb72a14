import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { breakUnit, mendUnit } from "./broken-unit.js";
import { Machine } from "./machine.js";

// setup.sh on whole machines: bare Debian, systemd, apt.

const network = `
ip link set lo up
for name in eth0 eth1; do
    ip link add $name type veth peer name $name-end
    ip link set $name up
    ip link set $name-end up
done
`;

/** What `systemd-analyze security` says of each unit, ten times its figure: docs/platforms.md has them. */
const exposure: Readonly<Record<string, number>> = { haproxy: 33, nginx: 32, keepalived: 32, "haproxy-failover": 28 };

describe.each([
  ["bookworm", "debian-12-default"],
  ["trixie", "debian-13-default"],
])("on %s, fixture %s", (release, fixture) => {
  const topology = readTopology(`fixtures/${fixture}/topology.yaml`);
  describe.each([
    ["primary", ["haproxy", "haproxy-failover", "keepalived"], "/etc/haproxy/haproxy.cfg", "roundrobin", "ALERT"],
    ["web1", ["nginx"], "/etc/nginx/nginx.conf", "worker_processes", "unknown directive"],
  ])("%s", (host, services, spoiled, word, complaint) => {
    let machine: Machine;
    beforeAll(async () => {
      machine = await Machine.boot(release, host);
      await machine.copyHost(topology, host);
    }, 120_000);
    afterAll(() => machine?.end());

    const started = `systemctl show --property ActiveState,MainPID,ExecMainStartTimestampMonotonic ${services.join(" ")}`;

    test("refuses a host without the topology's addresses, naming the keys", async () => {
      const { code, output } = await machine.run(`sh /srv/${host}/setup.sh`);
      expect(code).toBe(1);
      expect(output).toMatch(/is not on this host.*(webServers|loadBalancers)\.privateIp/);
    });

    test("with --dry-run, says what it would do and does nothing", async () => {
      await machine.run(`${network}
        ip address add 10.132.30.11/16 dev eth1
        ip address add 10.132.20.236/16 dev eth1
        ip address add 10.17.1.18/16 dev eth0`);
      const { code, output } = await machine.run(`sh /srv/${host}/setup.sh --dry-run`);
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining(`put ${spoiled}\n`) });
      expect(await machine.run(`grep "Made by haproxy-failover" ${spoiled}`)).not.toMatchObject({ code: 0 });
    });

    // Debian's nginx listens from the first; its haproxy does not, and so a port can be taken before.
    if (host === "primary") {
      test("brings back what was there when HAProxy cannot bind, and starts that again", async () => {
        await machine.run(
          "python3 -m http.server 80 --bind 10.17.1.18 >/dev/null 2>&1 & echo $! >/run/squatter; sleep 2",
        );
        const { code, output } = await machine.run(`sh /srv/${host}/setup.sh`);
        expect({ code, output }).toEqual({
          code: 1,
          output: expect.stringContaining("the files from before are back"),
        });
        expect(output).not.toContain("sysctl:");
        expect(await machine.run(`grep -r "Made by haproxy-failover" /etc`)).toEqual({ code: 1, output: "" });
        expect(await machine.run("systemctl is-active haproxy")).toEqual({ code: 0, output: "active\n" });
        await machine.run("kill $(cat /run/squatter)");
      });

      test("stops the services that are new when keepalived does not start, and brings the others back", async () => {
        await machine.run(`systemctl stop keepalived; ${breakUnit("keepalived")}`);
        const { code, output } = await machine.run(`sh /srv/${host}/setup.sh`);
        expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining("start haproxy-failover\n") });
        expect(output).toContain("start keepalived\n");
        expect(await machine.run("systemctl is-active haproxy haproxy-failover")).toMatchObject({
          output: "active\ninactive\n",
        });
        expect(await machine.run(`grep -r "Made by haproxy-failover" /etc`)).toEqual({ code: 1, output: "" });
        await machine.run(`${mendUnit("keepalived")}; systemctl reset-failed`);
      });
    }

    test("brings it to a running host", async () => {
      const { code, output } = await machine.run(`sh /srv/${host}/setup.sh`);
      expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining("is as the topology says") });
      for (const service of services) {
        expect(await machine.run(`systemctl is-active ${service} && systemctl is-enabled ${service}`)).toEqual({
          code: 0,
          output: "active\nenabled\n",
        });
      }
      expect((await machine.run("systemctl --failed --no-legend")).output).toBe("");
    });

    test.each(services)("leaves %s exposed no more than is stated", async (service) => {
      const { code, output } = await machine.run(
        `systemd-analyze security --no-pager --threshold=${exposure[service]} ${service}`,
      );
      expect({ code, output: code === 0 ? "" : output }).toEqual({ code: 0, output: "" });
    });

    test("changes and restarts nothing the second time", async () => {
      const before = await machine.run(started);
      expect(await machine.run(`sh /srv/${host}/setup.sh`)).toEqual({
        code: 0,
        output: `${host} is as the topology says\n`,
      });
      expect(await machine.run(started)).toEqual(before);
    });

    test("restores a file that its program refuses, and shows the program's message", async () => {
      const before = await machine.run(`cat ${spoiled}; ${started}`);
      await machine.run(`cp -a /srv/${host} /srv/spoiled && sed -i 's/${word}/${word}x/' /srv/spoiled${spoiled}`);
      const { code, output } = await machine.run("sh /srv/spoiled/setup.sh");
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(complaint) });
      expect(await machine.run(`cat ${spoiled}; ${started}`)).toEqual(before);
    });

    test("uninstall restores what was there before", async () => {
      expect(await machine.run(`sh /srv/${host}/setup.sh uninstall`)).toMatchObject({ code: 0 });
      expect(await machine.run(`grep -r "Made by haproxy-failover" /etc`)).toEqual({ code: 1, output: "" });
      expect(
        (await machine.run(`dpkg --verify ${services.filter((name) => name !== "haproxy-failover").join(" ")}`)).output,
      ).toBe("");
      expect(await machine.run(`sh /srv/${host}/setup.sh uninstall`)).toMatchObject({ code: 1 });
    });
  });
});
