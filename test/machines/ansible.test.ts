import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseTopology } from "../../src/index.js";
import { Machine } from "./machine.js";
import { changed, Playbook } from "./playbook.js";

// The Ansible project, applied by the real ansible-playbook to a web server and a balancer: bare Debian, systemd, apt.

const topology = parseTopology({
  platform: "debian-12",
  webServers: [{ name: "web1", privateIp: "10.9.0.21" }],
  loadBalancers: [
    { name: "primary", privateIp: "10.9.0.11", anchorIp: "10.17.1.18" },
    // Never up.
    { name: "secondary", privateIp: "10.9.0.12", anchorIp: "10.17.1.19" },
  ],
  vrrp: { password: "x7k2m9qd", interface: "eth1" },
  failover: { provider: "digitalocean", reservedIp: "203.0.113.10", token: "made-up-token" },
});

describe("ansible-playbook", () => {
  let playbook: Playbook;
  const machines: Machine[] = [];
  const machine = (index: 0 | 1): Machine => machines[index] as Machine;

  beforeAll(async () => {
    for (const name of ["web1", "primary"]) machines.push(await Machine.boot("bookworm", name));
    const [web1, primary] = [machine(0), machine(1)];
    await primary.linkTo(web1, "eth1");
    await web1.run("ip link set lo up; ip link set eth1 up; ip address add 10.9.0.21/24 dev eth1");
    await primary.run(`ip link set lo up; ip link set eth1 up; ip address add 10.9.0.11/24 dev eth1
      ip address add 10.17.1.18/32 dev lo`);
    playbook = new Playbook(topology, { web1, primary });
    await playbook.authorize();
  }, 120_000);
  afterAll(() => {
    for (const one of machines) one.end();
    playbook?.end();
  });

  const started = "systemctl show --property MainPID,ActiveState haproxy haproxy-failover keepalived";

  test("brings bare machines to a running tier, verified", { timeout: 300_000 }, async () => {
    const { code, output } = await playbook.play();
    expect(code, output).toBe(0);
    expect(await machine(1).run("systemctl is-active haproxy haproxy-failover keepalived")).toEqual({
      code: 0,
      output: "active\nactive\nactive\n",
    });
    for (const path of ["/etc/keepalived/keepalived.conf", "/etc/keepalived/master.sh"]) {
      const { output: content } = await machine(1).run(`cat ${path}`);
      const secrets = readFileSync(join(playbook.folder, "inventory/host_vars/primary/secrets.yaml"), "utf8");
      expect(secrets.replaceAll(/^ {4}/gm, "")).toContain(content);
    }
  });

  test("changes nothing the second time", { timeout: 300_000 }, async () => {
    const before = await machine(1).run(started);
    const { code, output } = await playbook.play();
    expect(code, output).toBe(0);
    expect(changed(output)).toEqual({ primary: 0, web1: 0 });
    expect(await machine(1).run(started)).toEqual(before);
  });

  test("stops at a file that its program refuses, before anything is put in place", { timeout: 300_000 }, async () => {
    const before = await machine(1).run(`${started}; cat /etc/haproxy/haproxy.cfg`);
    const haproxyCfg = join(playbook.folder, "playbook/files/primary/etc/haproxy/haproxy.cfg");
    spawnSync("sed", ["-i", "s/roundrobin/roundrobinx/", haproxyCfg]);
    const { code, output } = await playbook.play();
    expect(code, output).toBe(2);
    expect(output).toMatch(/failed to validate[\s\S]*balance only supports/);
    expect(await machine(1).run(`${started}; cat /etc/haproxy/haproxy.cfg`)).toEqual(before);
  });
});
