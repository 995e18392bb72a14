import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTopology } from "../../../src/node.js";
import { isLost, now, until } from "../../lab/watch.js";
import { breakUnit, mendUnit } from "../broken-unit.js";
import { EmulatedTier } from "./tier.js";

// Whole tiers of machines with kernels of their own, from bare Debian by nothing but each host's tree and setup.sh.

const services = {
  primary: "haproxy haproxy-failover keepalived",
  secondary: "haproxy haproxy-failover keepalived",
  web1: "nginx",
  web2: "nginx",
} as const;
type Name = keyof typeof services;
const names = Object.keys(services) as Name[];
const balancers = ["primary", "secondary"] as const;

describe.each([
  ["bookworm", "debian-12-default"],
  ["trixie", "debian-13-default"],
])("on %s, fixture %s", (release, fixture) => {
  let tier: EmulatedTier;
  const rows: string[] = [];
  const on = async (name: Name, script: string) => {
    const { code, output } = await tier.host(name).run(script);
    expect(code, `${name}: ${script}\n${output}`).toBe(0);
    return output;
  };

  /** Plays a fault, its end, and what follows until all is well again. Notes what it cost, and gives who got the address. */
  async function cost(name: string, play: () => Promise<unknown>): Promise<string[]> {
    await tier.settled();
    // After several faults within ten minutes, the primary rests before it takes the address back: each of these is a first one.
    for (const one of balancers) await on(one, "rm -f /run/keepalived-master.faults");
    const began = now();
    await play();
    // Until what it does has begun to show.
    await sleep(10_000);
    await tier.settled();
    const asked = (await tier.history()).filter(({ done }) => done >= began);
    const lost = asked.filter(isLost);
    const moves = (await tier.state()).moves.filter(({ at }) => at >= began).map(({ to }) => to);
    const [first, last] = [lost[0]?.sent ?? began, lost.at(-1)?.done ?? began];
    const time = ((last - first) / 1000).toFixed(1);
    rows.push(`| ${name} | ${lost.length} of ${asked.length} lost, in ${time} s | ${moves.join(", ") || "none"} |`);
    return moves;
  }

  const holderIs = (name: Name, seconds: number) =>
    until(`${name} has the address`, seconds, async () => (await tier.state()).holder === name);

  /** The primary's HAProxy is killed and cannot start any more, until the secondary has the address. */
  async function breakHaproxy(): Promise<void> {
    await on("primary", `${breakUnit("haproxy")}; pkill -KILL -x haproxy`);
    await holderIs("secondary", 30);
    await on("primary", mendUnit("haproxy"));
  }

  async function expectRunning(name: Name): Promise<void> {
    await tier.host(name).until("systemctl is-system-running | grep -x running");
    const lines = services[name].split(" ");
    expect(await on(name, `systemctl is-active ${services[name]}`)).toBe(lines.map(() => "active\n").join(""));
    expect(await on(name, "systemctl --failed --no-legend")).toBe("");
  }

  beforeAll(async () => {
    tier = await EmulatedTier.make(readTopology(`fixtures/${fixture}/topology.yaml`), release, names);
    for (const name of names) await tier.host(name).boot();
  });
  afterAll(async () => {
    console.log([`| ${fixture} | client | moves |`, "| --- | --- | --- |", ...rows].join("\n"));
    await tier?.end();
  });

  test("setup.sh makes them a tier, and changes nothing when it runs again", async () => {
    await Promise.all(names.map((name) => on(name, `sh /srv/${name}/setup.sh`)));
    await tier.startAsking();
    await tier.settled();
    for (const name of names) {
      await expectRunning(name);
      expect(await on(name, `sh /srv/${name}/setup.sh`)).toBe(`${name} is as the topology says\n`);
    }
  });

  test.each(["web1", "web2", "secondary"] as const)("a reboot of %s moves nothing", async (name) => {
    expect(await cost(`${name} reboots`, () => tier.host(name).reboot())).toEqual([]);
    await expectRunning(name);
  });

  test("a reboot of the primary: the secondary has the address meanwhile", async () => {
    const moves = await cost("the primary reboots", () => tier.host("primary").reboot());
    expect(moves).toEqual(["secondary", "primary"]);
    await expectRunning("primary");
  });

  test("all of them reboot at once", async () => {
    await cost("all hosts reboot at once", () => Promise.all(names.map((name) => tier.host(name).reboot())));
    for (const name of names) await expectRunning(name);
  });

  test("the primary's HAProxy is killed, and systemd starts it again", async () => {
    const moves = await cost("HAProxy is killed on the primary", () => on("primary", "pkill -KILL -x haproxy"));
    expect(moves.length).toBeLessThanOrEqual(2);
    expect(await on("primary", "systemctl show --property NRestarts --value haproxy")).not.toBe("0\n");
  });

  test("the primary's HAProxy cannot start any more: the secondary takes over", async () => {
    const moves = await cost("HAProxy is killed on the primary, and cannot start", breakHaproxy);
    expect(moves).toEqual(["secondary", "primary"]);
  });

  test.each([
    ["keepalived", "pkill -KILL -x keepalived"],
    ["haproxy-failover", "systemctl kill --signal KILL haproxy-failover"],
  ])("the primary's %s is killed: the address is not lost, and systemd starts it again", async (unit, kill) => {
    const moves = await cost(`${unit} is killed on the primary`, () => on("primary", kill));
    expect(moves.length).toBeLessThanOrEqual(2);
    await expectRunning("primary");
    expect(await on("primary", `systemctl show --property NRestarts --value ${unit}`)).not.toBe("0\n");
  });

  test.each([
    ["primary", "haproxy"],
    ["secondary", "haproxy"],
    ["primary", "keepalived"],
    ["secondary", "keepalived"],
    ["web1", "nginx"],
  ] as const)("on %s, %s is upgraded while clients ask", async (name, program) => {
    const upgrade = `DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --reinstall ${program} >/dev/null`;
    await cost(`${program} is upgraded on ${name}`, () => on(name, upgrade));
    await expectRunning(name);
    expect(await on(name, `sh /srv/${name}/setup.sh`)).toBe(`${name} is as the topology says\n`);
  });

  test("both balancers' disks are full, and the primary's HAProxy cannot start any more", async () => {
    const moves = await cost("the disks are full, and HAProxy cannot start on the primary", async () => {
      for (const name of balancers) {
        await on(name, "dd if=/dev/zero of=/full bs=1M 2>/dev/null; [ $(df --output=avail / | tail -1) = 0 ]");
      }
      await breakHaproxy();
    });
    expect(moves).toEqual(["secondary", "primary"]);
    for (const name of balancers) await on(name, "rm /full");
  });

  test("the primary's clock is an hour ahead: nothing moves but by a fault", async () => {
    const moves = await cost("the clock is an hour ahead on the primary", () =>
      on("primary", "date --set '+1 hour' >/dev/null; sleep 20"),
    );
    expect(moves).toEqual([]);
    const after = await cost("the same, and HAProxy cannot start there", breakHaproxy);
    expect(after).toEqual(["secondary", "primary"]);
    await on("primary", "date --set '-1 hour' >/dev/null");
  });

  test.each([
    ["loses its power", () => tier.host("primary").powerCut()],
    ["has a kernel panic", () => on("primary", "(sleep 1; echo c >/proc/sysrq-trigger) >/dev/null 2>&1 </dev/null &")],
  ])("the primary %s: the secondary takes over, and gives the address back", async (what, fault) => {
    const moves = await cost(`the primary ${what}`, async () => {
      await fault();
      await holderIs("secondary", 30);
      await tier.host("primary").powerCut();
      await tier.host("primary").boot();
    });
    expect(moves).toEqual(["secondary", "primary"]);
    await expectRunning("primary");
  });
});
