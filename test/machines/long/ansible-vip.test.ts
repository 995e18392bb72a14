import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseTopology } from "../../../src/index.js";
import { Machine } from "../machine.js";
import { changed, Playbook } from "../playbook.js";

// The Ansible project of a tier with virtual addresses: IPv4 and IPv6, both balancers active, and hooks.

const topology = parseTopology({
  platform: "debian-12",
  webServers: [{ name: "web1", privateIp: "10.9.0.21" }],
  loadBalancers: [
    { name: "lb1", privateIp: "10.9.0.11", privateIpv6: "2001:db8:9::11" },
    // Never up.
    { name: "lb2", privateIp: "10.9.0.12", privateIpv6: "2001:db8:9::12" },
  ],
  vrrp: {
    password: "x7k2m9qd",
    interface: "eth1",
    hooks: { onMaster: "/usr/local/sbin/tell", onFault: "/usr/local/sbin/tell", user: "alerts" },
  },
  failover: {
    provider: "vip",
    groups: [
      { name: "east", addresses: ["10.9.0.100/24", "2001:db8:9::100/64"], preferred: "lb1" },
      { name: "west", addresses: ["10.9.0.101/24", "2001:db8:9::101/64"], preferred: "lb2" },
    ],
  },
});

/**
 * keepalived sees no HAProxy in a network namespace (docs/lab.md), and takes the addresses that clients use from the
 * interface: they are on another one of the machine.
 */
const addresses = `
ip address add 10.9.0.11/24 dev eth1
ip address add 2001:db8:9::11/64 dev eth1 nodad
for address in 10.9.0.100/32 10.9.0.101/32 2001:db8:9::100/128 2001:db8:9::101/128; do ip address add $address dev lo; done
`;
const up = "ip link set lo up; ip link set eth1 up";

const services = "haproxy haproxy-failover-hooks keepalived";

describe("ansible-playbook, where keepalived moves the addresses", () => {
  let machine: Machine;
  let web1: Machine;
  let playbook: Playbook;
  beforeAll(async () => {
    web1 = await Machine.boot("bookworm", "web1");
    machine = await Machine.boot("bookworm", "lb1");
    await machine.linkTo(web1, "eth1");
    await web1.run(`${up}; ip address add 10.9.0.21/24 dev eth1`);
    await machine.run(`${up}; ${addresses}`);
    playbook = new Playbook(topology, { web1, lb1: machine });
    await playbook.authorize();
  }, 120_000);
  afterAll(() => {
    web1?.end();
    machine?.end();
    playbook?.end();
  });

  test("stops where the hooks' program or user is not there, before anything is put in place", {
    timeout: 300_000,
  }, async () => {
    const program = await playbook.play();
    expect(program.code, program.output).toBe(2);
    expect(program.output).toMatch(
      /Find the programs that come from elsewhere[\s\S]*failed: .*\/usr\/local\/sbin\/tell/,
    );
    await machine.run("printf '#!/bin/sh\\n' >/usr/local/sbin/tell && chmod 755 /usr/local/sbin/tell");
    const user = await playbook.play();
    expect(user.code, user.output).toBe(2);
    expect(user.output).toMatch(/Find the user alerts of vrrp.hooks.*\nfatal: \[lb1\]/);
    expect(await machine.run("grep -r 'Made by haproxy-failover' /etc/haproxy /etc/keepalived")).toMatchObject({
      output: "",
    });
  });

  test("brings a bare machine to a running balancer, verified, without a script that moves anything", {
    timeout: 300_000,
  }, async () => {
    await machine.run("useradd --system alerts");
    const { code, output } = await playbook.play();
    expect(code, output).toBe(0);
    expect(await machine.run(`systemctl is-active ${services}; systemctl is-enabled ${services}`)).toEqual({
      code: 0,
      output: "active\nactive\nactive\nenabled\nenabled\nenabled\n",
    });
    expect(await machine.run("sysctl -n net.ipv4.tcp_tw_reuse net.ipv4.ip_local_port_range")).toMatchObject({
      output: "1\n10240\t65535\n",
    });
    for (const path of ["etc/keepalived/master.sh", "etc/systemd/system/haproxy-failover.service"]) {
      expect(existsSync(join(playbook.folder, "playbook/files/lb1", path)), path).toBe(false);
      expect(await machine.run(`ls /${path}`), path).toMatchObject({ code: 2 });
    }
  });

  test("changes nothing the second time", { timeout: 300_000 }, async () => {
    const started = `systemctl show --property MainPID,ActiveState ${services}`;
    const before = await machine.run(started);
    const { code, output } = await playbook.play();
    expect(code, output).toBe(0);
    expect(changed(output)).toEqual({ lb1: 0, web1: 0 });
    expect(await machine.run(started)).toEqual(before);
  });
});
