import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Tier } from "../tier.js";
import { lostWithin, now, type Outage, outage, stateOf, until } from "../watch.js";
import type { Fault } from "./balancers.js";
import type { Scenario } from "./scenario.js";

// What is played where keepalived itself moves the address, on a network of one's own.

/** A balancer that gives way takes its address off before, or just after, the other one puts it on. */
const longestOverlap = 0.2;

/** While the second takes over and gives back, the two never have the address together for longer than it takes to let go. */
export const oneOwner = ({ name, play, ...rest }: Scenario): Scenario => ({
  ...rest,
  name: `${name}; one owner`,
  play: async (tier) => {
    const began = Date.now();
    const cost = await play(tier);
    expect(tier.owners(began)).toBeLessThanOrEqual(longestOverlap);
    return cost;
  },
});

export const keepalivedStops: Fault = {
  name: "keepalived stops",
  breaks: ({ machine }) => machine.stop("keepalived"),
  mends: (first) => first.startKeepalived(),
};

/** It leaves its address behind, and HAProxy serves there still: two have it until systemd starts keepalived again. */
async function keepalivedDies(tier: Tier): Promise<undefined> {
  const began = Date.now();
  const lost = await lostWithin(tier, 1, async () => {
    await tier.first.machine.stop("keepalived", "SIGKILL");
    // The drop-in's RestartSec.
    await sleep(2000);
    await tier.first.startKeepalived();
    await until("one has it", 30, async () => (await tier.state()).holder === tier.first.name);
  });
  expect(lost.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
  expect(tier.owners(began)).toBeLessThanOrEqual(6);
}

/** Both are master while they do not see each other; then one gives way, and whoever asked it finds the other at once. */
async function splitBrain(tier: Tier): Promise<undefined> {
  const isAlone = () => tier.balancers.every((balancer) => stateOf(balancer) === "MASTER");
  await tier.split();
  await until("every balancer believes that it is alone", 15, isAlone);
  await sleep(2000);
  const healed = Date.now();
  const lost = await lostWithin(tier, 3, async () => {
    await tier.heal();
    await until("one has it", 15, async () => (await tier.state()).holder === tier.first.name);
  });
  // One advertisement, and the time to let go.
  expect(tier.owners(healed)).toBeLessThanOrEqual(1 + longestOverlap);
  expect(lost.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
}

async function secondaryIsCutOff(tier: Tier): Promise<undefined> {
  const lost = await lostWithin(tier, 8, () => tier.second.silence());
  expect(lost).toEqual([]);
  await tier.heal();
  const after = await lostWithin(tier, 4);
  expect(after.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
  expect((await tier.state()).holder).toBe(tier.first.name);
}

/** Both hosts come back from nothing at the same moment. */
async function bothBoot(tier: Tier): Promise<Outage> {
  const cost = await outage(tier, async () => {
    await Promise.all([tier.first.vanish(), tier.second.vanish()]);
    await Promise.all([tier.first.comeBack(), tier.second.comeBack()]);
  });
  await until("the first has it", 15, async () => (await tier.state()).holder === tier.first.name);
  return cost;
}

/** Neither HAProxy nor keepalived loses a request when it reads its file again. */
const reload = (program: "haproxy" | "keepalived"): Scenario => ({
  name: `${program} reloads on both, while clients ask`,
  play: async (tier) => {
    const lost = await lostWithin(tier, 4, async () => {
      for (const { machine } of tier.balancers) {
        const [master] = machine.processes(program);
        if (master === undefined) throw new Error(`no ${program}`);
        process.kill(master, program === "haproxy" ? "SIGUSR2" : "SIGHUP");
        await sleep(1000);
      }
    });
    expect(lost).toEqual([]);
    expect((await tier.state()).holder).toBe(tier.first.name);
    return undefined;
  },
});

/** A switch that forgot where the address is, or a host with a stale entry, is told again: every garpRefresh seconds. */
async function staleNeighbour(tier: Tier): Promise<Outage> {
  const [address = ""] = tier.moving;
  const began = now();
  const cost = await outage(
    tier,
    () =>
      tier.client.sh(
        "ip neighbour replace $1 lladdr 02:00:00:00:00:99 nud permanent dev eth0; ip neighbour change $1 lladdr 02:00:00:00:00:99 nud stale dev eth0",
        address,
      ),
    90,
  );
  return { ...cost, began };
}

export const lanScenarios: readonly Scenario[] = [
  { name: "keepalived is killed, and started again", fault: "keepalived-killed", play: keepalivedDies },
  { name: "the balancers lose sight of each other, and find each other again", fault: "split-brain", play: splitBrain },
  { name: "the secondary is cut off", play: secondaryIsCutOff },
  { name: "both boot at once", play: bothBoot },
  reload("haproxy"),
  reload("keepalived"),
  { name: "a host has a stale entry for the address", play: staleNeighbour },
];
