import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Balancer } from "../hosts.js";
import type { Tier } from "../tier.js";
import { lostWithin, now, outage, stateOf, until } from "../watch.js";
import { failBack } from "./balancers.js";
import type { Scenario } from "./scenario.js";

// haproxy-failover.service loses a part, or cannot run at all.

type Part = "main" | "reader" | "worker";

async function kill(balancer: Balancer, ...parts: Part[]): Promise<void> {
  const found = parts.map((part) => balancer.parts[part]);
  for (const pid of found) expect(pid).toBeGreaterThan(1);
  for (const pid of found) process.kill(pid, "SIGKILL");
}

/** Waits until the service can act again. */
const ableAgain = (balancer: Balancer, seconds: number, isBack = () => true): Promise<void> =>
  until("the service can act again", seconds, () => balancer.isAble() && isBack());

/** Once one part has died, all are started again. */
const started = (balancer: Balancer, before: Balancer["parts"]): Promise<void> =>
  ableAgain(balancer, 15, () => balancer.parts.main !== before.main);

/** The same, until all of it has been started again. */
async function restart(balancer: Balancer, ...parts: Part[]): Promise<void> {
  const before = balancer.parts;
  await kill(balancer, ...parts);
  await started(balancer, before);
}

const onBackup = (...parts: Part[]): Scenario => ({
  name: `the failover service of the secondary loses its ${parts.join(" and its ")}, and then HAProxy is killed`,
  play: async (tier) => {
    await restart(tier.second, ...parts);
    const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"), 5);
    await failBack(tier, () => tier.first.startHaproxy());
    return cost;
  },
});

const onPrimary = (...parts: Part[]): Scenario => ({
  name: `the failover service of the primary loses its ${parts.join(" and its ")}, and the IP is moved away by hand`,
  play: async (tier) => {
    const before = tier.first.parts;
    const lost = await lostWithin(tier, 1, async () => {
      await kill(tier.first, ...parts);
      await tier.move(tier.second);
      await until("it is taken back", 8, async () => (await tier.state()).holder === tier.first.name);
    });
    await started(tier.first, before);
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
    await until("the service ends", 15, () => !tier.second.isAble());
    await ableAgain(tier.second, 20);
    await until("the second takes part", 15, () => tier.second.entered === "BACKUP");
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
      await restart(balancer, "main");
    }
    const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"), 5);
    await failBack(tier, () => tier.first.startHaproxy());
    return cost;
  },
};

/** Where a process more is one too many, it cannot run; when there is room, it is back. */
const cannotFork: Scenario = {
  name: "the primary's failover service cannot fork for 12 s",
  play: async (tier) => {
    const lost = await lostWithin(tier, 1, async () => {
      tier.first.limitProcesses(1);
      await sleep(12_000);
      // Nobody is there who could write it down: as keepalived has it.
      expect(tier.first.entered).toBe("FAULT");
      expect(stateOf(tier.second)).toBe("MASTER");
      tier.first.limitProcesses("max");
      await until("the first is master", 15, () => tier.first.entered === "MASTER");
    });
    expect(lost).toEqual([]);
    expect((await tier.state()).holder).toBe(tier.first.name);
    return undefined;
  },
};

/** After two faults while it is master, the first rests for a minute: the IP does not go to and fro with each further one. */
const flapping: Scenario = {
  name: "HAProxy on the primary dies again and again: the IP stays with the secondary, and comes back if that fails",
  play: async (tier) => {
    const { moves: before } = await tier.state();
    const began = now();
    const fault = async () => {
      await tier.first.machine.stop("haproxy", "SIGKILL");
      await sleep(2000);
      await tier.first.startHaproxy();
    };
    const lost = await lostWithin(tier, 1, async () => {
      await fault();
      await until("the first is master", 20, () => stateOf(tier.first) === "MASTER");
      const rests = now() + 40_000;
      while (now() < rests) {
        await fault();
        await sleep(5000);
      }
    });
    const lasted = ((now() - began) / 1000).toFixed(0);
    const { moves, holder } = await tier.state();
    expect(moves.length - before.length).toBeLessThanOrEqual(3);
    expect(holder).toBe(tier.second.name);
    const cost = await outage(tier, () => tier.second.machine.stop("haproxy", "SIGKILL"), 12);
    expect((await tier.state()).holder).toBe(tier.first.name);
    await tier.second.startHaproxy();
    const back = `${cost.seconds?.toFixed(2)} s when the secondary fails`;
    return `${moves.length - before.length} moves in ${lasted} s, ${lost.length} lost; ${back}`;
  },
};

/** The way of docs/master-script.md: the primary's service is stopped, the secondary takes the IP, and back. */
const handOver: Scenario = {
  name: "a planned hand-over, and back: no request is lost",
  play: async (tier) => {
    const over = await lostWithin(tier, 2, async () => {
      await tier.first.stopService();
      await until("the second is master", 15, () => stateOf(tier.second) === "MASTER");
      await tier.second.machine.sh("/etc/keepalived/master.sh take");
    });
    expect(over).toEqual([]);
    expect((await tier.state()).holder).toBe(tier.second.name);
    // Now the first may be upgraded.
    expect(await lostWithin(tier, 3, () => tier.first.machine.stop("haproxy"))).toEqual([]);
    await failBack(tier, async () => {
      await tier.first.startHaproxy();
      tier.first.startService();
    });
    return undefined;
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
  cannotFork,
  plainFile,
  someoneElses,
  flapping,
  handOver,
];
