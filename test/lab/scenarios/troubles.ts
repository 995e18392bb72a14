import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Balancer } from "../hosts.js";
import { parentOf } from "../machine.js";
import type { Tier } from "../tier.js";
import { lostWithin, now, outage, stateOf, until } from "../watch.js";
import { failBack } from "./balancers.js";
import type { Scenario } from "./scenario.js";

// What else befalls a balancer's machine: its addresses and links change while it runs, its /run is full, it was cloned.

const saidOf = (balancer: Balancer, words: RegExp) => balancer.said.some((line) => words.test(line));

/** While something lasts, the second has the IP and the first says why; afterwards the first has it again. */
const lasting = (name: string, begin: string, end: string, says: RegExp): Scenario => ({
  name,
  play: async (tier) => {
    const { machine } = tier.first;
    const cost = await outage(tier, () => machine.sh(begin), 15);
    expect((await tier.state()).holder).toBe(tier.second.name);
    expect(stateOf(tier.first)).not.toBe("MASTER");
    expect(saidOf(tier.first, says), tier.first.said.join("\n")).toBe(true);
    await failBack(tier, () => machine.sh(end));
    return cost;
  },
});

const otherAddress = lasting(
  "the primary's private address changes",
  "ip address delete 10.132.30.11/16 dev eth1; ip address add 10.132.30.99/16 dev eth1",
  "ip address delete 10.132.30.99/16 dev eth1; ip address add 10.132.30.11/16 dev eth1",
  /10\.132\.30\.11 is not on eth1: .*privateIp in the topology/,
);

/** It serves as before: the second leaves the IP there, until it is needed. */
const renamed: Scenario = {
  name: "the primary's private interface is renamed while it runs, and then HAProxy is killed",
  play: async (tier) => {
    const { machine } = tier.first;
    await machine.sh("ip link set eth1 down; ip link set eth1 name ens3; ip link set ens3 up");
    await until("the second is master", 15, () => stateOf(tier.second) === "MASTER");
    expect(stateOf(tier.first)).toBe("FAULT");
    expect(saidOf(tier.first, /10\.132\.30\.11 is on ens3, not on eth1: correct vrrp\.interface in the topology/)).toBe(
      true,
    );
    const cost = await outage(tier, () => machine.stop("haproxy", "SIGKILL"), 5);
    expect((await tier.state()).holder).toBe(tier.second.name);
    await tier.first.startHaproxy();
    await failBack(tier, () => machine.sh("ip link set ens3 down; ip link set ens3 name eth1; ip link set eth1 up"));
    return cost;
  },
};

/** The link goes down and up fifty times in five seconds. */
const flaps: Scenario = {
  name: "the primary's private link flaps ten times a second",
  play: async (tier) => {
    const { moves: before } = await tier.state();
    const began = now();
    const lost = await lostWithin(tier, 1, async () => {
      for (let n = 0; n < 50; n++) {
        await tier.first.cut("private");
        await sleep(Math.max(0, began + n * 100 + 50 - now()));
        await tier.first.mend("private");
        await sleep(Math.max(0, began + (n + 1) * 100 - now()));
      }
      await until("the primary has the IP", 20, () => hasIp(tier, tier.first));
    });
    const { moves } = await tier.state();
    const count = moves.length - before.length;
    expect(count).toBeLessThanOrEqual(2);
    return `${lost.length} lost, ${count} moves`;
  },
};

const hasIp = async (tier: Tier, balancer: Balancer) =>
  stateOf(balancer) === "MASTER" && (await tier.state()).holder === balancer.name;

/** Something that must not be noticed: no request is lost, and nothing moves. */
const unnoticed = (name: string, seconds: number, fault: (tier: Tier) => Promise<unknown>): Scenario => ({
  name,
  play: async (tier) => {
    const { moves } = await tier.state();
    expect(await lostWithin(tier, seconds, () => fault(tier))).toEqual([]);
    await until("the primary is master", 15, () => stateOf(tier.first) === "MASTER");
    expect((await tier.state()).moves).toEqual(moves);
    return undefined;
  },
});

const mainOf = ({ machine }: Balancer, program: "haproxy" | "keepalived"): number => {
  const all = machine.processes(program);
  // One that has just ended has no parent.
  const main = all.find((pid) => !all.includes(parentOf(pid) ?? pid));
  if (main === undefined) throw new Error(`no ${program} on ${machine.name}`);
  return main;
};

const reloads = (program: "haproxy" | "keepalived", signal: NodeJS.Signals): Scenario =>
  unnoticed(`${program} reloads twenty times in six seconds, on both`, 10, async (tier) => {
    const began = now();
    for (let n = 1; n <= 20; n++) {
      for (const balancer of tier.balancers) process.kill(mainOf(balancer, program), signal);
      await sleep(Math.max(0, began + n * 300 - now()));
    }
  });

/** Its parent starts it again, five seconds later. */
const crashes = unnoticed("keepalived's VRRP process crashes on the primary", 10, async ({ first }) => {
  const main = mainOf(first, "keepalived");
  for (const pid of first.machine.processes("keepalived")) if (pid !== main) process.kill(pid, "SIGSEGV");
});

/** Something that both balancers have from now on: the second takes over as ever when HAProxy is killed. */
const allTheSame = (
  name: string,
  begin: (one: Balancer) => Promise<unknown>,
  end: (one: Balancer) => Promise<unknown>,
): Scenario => ({
  name: `${name}, and then HAProxy is killed`,
  play: async (tier) => {
    expect(await lostWithin(tier, 3, () => eachOf(tier, begin))).toEqual([]);
    await until("the second takes part", 15, () => tier.second.takesPart && stateOf(tier.second) === "BACKUP");
    await until("the first is master", 15, () => stateOf(tier.first) === "MASTER");
    const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"), 5);
    expect((await tier.state()).holder).toBe(tier.second.name);
    await failBack(tier, async () => {
      await eachOf(tier, end);
      await tier.first.startHaproxy();
    });
    return cost;
  },
});

async function eachOf(tier: Tier, act: (one: Balancer) => Promise<unknown>): Promise<void> {
  for (const balancer of tier.balancers) await act(balancer);
}

/** keepalived and the failover service are started anew. */
async function restart(balancer: Balancer, environment = {}): Promise<void> {
  await balancer.stopService();
  balancer.startService(environment);
  await balancer.machine.stop("keepalived");
  await balancer.startKeepalived(environment);
}

const fullRun = allTheSame(
  "/run is full when keepalived reloads",
  async (balancer) => {
    await balancer.machine.sh("mount -o remount,size=2m /run; cat /dev/zero >/run/full 2>/dev/null || :");
    process.kill(mainOf(balancer, "keepalived"), "SIGHUP");
    await sleep(1000);
  },
  ({ machine }) => machine.sh("rm -f /run/full"),
);

const someoneElses = allTheSame(
  "/etc/keepalived belongs to a user",
  async (balancer) => {
    await balancer.machine.sh("chown -R 1000:1000 /etc/keepalived");
    await restart(balancer);
  },
  ({ machine }) => machine.sh("chown -R 0:0 /etc/keepalived"),
);

const deadProxy = "http://127.0.0.1:9";
const proxied = allTheSame(
  "http_proxy is set, and nothing listens there",
  (balancer) => restart(balancer, { http_proxy: deadProxy, https_proxy: deadProxy, ALL_PROXY: deadProxy }),
  (balancer) => restart(balancer),
);

/** The metadata service knows better than the copied disk. */
const cloned = allTheSame(
  "the secondary's disk is a copy of the primary's",
  ({ machine }) => machine.sh("echo 1001 >/var/lib/cloud/data/instance-id"),
  ({ machine, index }) => machine.sh(`echo ${1001 + index} >/var/lib/cloud/data/instance-id`),
);

const unassigned: Scenario = {
  name: "the reserved IP is unassigned",
  play: async (tier) => {
    const cost = await outage(tier, () => tier.unassign(), 10);
    expect(await hasIp(tier, tier.first)).toBe(true);
    return cost;
  },
};

export const troubleScenarios: readonly Scenario[] = [
  otherAddress,
  renamed,
  flaps,
  reloads("keepalived", "SIGHUP"),
  reloads("haproxy", "SIGUSR2"),
  crashes,
  fullRun,
  someoneElses,
  proxied,
  cloned,
  unassigned,
];
