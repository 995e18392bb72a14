import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Balancer } from "../hosts.js";
import type { Tier } from "../tier.js";
import { lostWithin, outage, stateOf, until } from "../watch.js";
import { failBack } from "./balancers.js";
import type { Scenario } from "./scenario.js";

// haproxy-failover.service loses a part, or cannot run at all.

type Part = "main" | "reader" | "worker";

async function kill(balancer: Balancer, ...parts: Part[]): Promise<void> {
  const found = parts.map((part) => balancer.parts[part]);
  for (const pid of found) expect(pid).toBeGreaterThan(1);
  for (const pid of found) process.kill(pid, "SIGKILL");
}

/** Enough for systemd to start the service again. */
const restart = 3000;

const onBackup = (...parts: Part[]): Scenario => ({
  name: `the failover service of the secondary loses its ${parts.join(" and its ")}, and then HAProxy is killed`,
  play: async (tier) => {
    await kill(tier.second, ...parts);
    await sleep(restart);
    const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"), 5);
    await failBack(tier, () => tier.first.startHaproxy());
    return cost;
  },
});

const onPrimary = (...parts: Part[]): Scenario => ({
  name: `the failover service of the primary loses its ${parts.join(" and its ")}, and the IP is moved away by hand`,
  play: async (tier) => {
    const lost = await lostWithin(tier, 1, async () => {
      await kill(tier.first, ...parts);
      await tier.move(tier.second);
      await until("it is taken back", 8, async () => (await tier.state()).holder === tier.first.name);
    });
    expect(lost).toEqual([]);
    expect(stateOf(tier.first)).toBe("MASTER");
    return undefined;
  },
});

/** What hears keepalived dies at the moment when it would hear that this is no longer the master. */
async function orphan(tier: Tier): Promise<void> {
  await kill(tier.first, "reader");
  await tier.first.machine.stop("haproxy", "SIGKILL");
}

const orphaned: Scenario = {
  name: "the primary's failover service loses its reader, and HAProxy is killed: its worker lets go",
  play: async (tier) => {
    const cost = await outage(tier, () => orphan(tier), 5);
    const { calls } = await tier.state();
    await sleep(8000);
    const later = await tier.state();
    expect(later.holder).toBe(tier.second.name);
    expect(later.calls.slice(calls.length).filter(({ method }) => method === "POST")).toEqual([]);
    await failBack(tier, () => tier.first.startHaproxy());
    return cost;
  },
};

/** The service cannot be started again: the balancer is in FAULT, and the other takes over without a request lost. */
const cannotRun = (name: string, spoil: string, mend: string): Scenario => ({
  name,
  play: async (tier) => {
    await tier.first.machine.sh(spoil);
    const lost = await lostWithin(tier, 10, () => kill(tier.first, "main"));
    expect(lost).toEqual([]);
    expect(stateOf(tier.second)).toBe("MASTER");
    // The first still serves, and so the IP stays: until its HAProxy dies.
    const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"), 5);
    expect((await tier.state()).holder).toBe(tier.second.name);
    await failBack(tier, async () => {
      await tier.first.machine.sh(mend);
      await tier.first.startHaproxy();
    });
    return cost;
  },
});

const plainFile: Scenario = {
  name: "a plain file lies where the secondary's FIFO should be, and then HAProxy is killed",
  play: async (tier) => {
    await tier.second.machine.sh("rm /run/keepalived-master.fifo; echo >/run/keepalived-master.fifo");
    await sleep(10_000);
    const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"), 5);
    await failBack(tier, () => tier.first.startHaproxy());
    return cost;
  },
};

/** Whoever owns it: systemd runs it. */
const someoneElses: Scenario = {
  name: "master.sh belongs to a user, and then HAProxy is killed",
  play: async (tier) => {
    for (const balancer of tier.balancers) {
      await balancer.machine.sh("chown 1000:1000 /etc/keepalived/master.sh");
      await kill(balancer, "main");
    }
    await sleep(restart);
    const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"), 5);
    await failBack(tier, () => tier.first.startHaproxy());
    return cost;
  },
};

export const failoverServiceScenarios: readonly Scenario[] = [
  onBackup("main"),
  onBackup("reader"),
  onBackup("main", "reader"),
  onPrimary("main"),
  onPrimary("reader"),
  onPrimary("worker"),
  onPrimary("main", "reader", "worker"),
  orphaned,
  cannotRun(
    "master.sh on the primary may not be run",
    "chmod 0644 /etc/keepalived/master.sh",
    "chmod 0700 /etc/keepalived/master.sh",
  ),
  plainFile,
  someoneElses,
];
