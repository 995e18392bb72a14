import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { FaultName } from "../../../src/index.js";
import type { Tier } from "../tier.js";
import { isSteady, lostWithin, type Outage, outage, until } from "../watch.js";
import { addressIsAdded } from "./address-added.js";
import { type Fault, failsOver, faults, longestOverlap } from "./balancers.js";
import { keepalivedDies, killed, vrrpCrashes } from "./keepalived-dies.js";
import type { Scenario } from "./scenario.js";

// What is played where keepalived itself moves the address, on a network of one's own.

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

/** Waits until each address is on the balancer that it belongs on, and on no other, and the site answers. */
export async function well(tier: Tier): Promise<void> {
  await until("each address is where it belongs, and the site answers", 60, async () => {
    const takePart = tier.balancers.every((balancer) => balancer.takesPart);
    return takePart && (await tier.isAtHome()) && isSteady(await tier.history());
  });
}

/** Each is master of everything while it sees nobody; then all but one give way, and whoever asked them finds that one. */
async function splitBrain(tier: Tier): Promise<string> {
  const names = tier.balancers.map(({ name }) => name);
  const isAlone = async () => JSON.stringify(await tier.holders()) === JSON.stringify(tier.moving.map(() => names));
  await tier.split();
  await until("every balancer believes that it is alone", 15, isAlone);
  await sleep(2000);
  const healed = Date.now();
  const lost = await lostWithin(tier, 3, async () => {
    await tier.heal();
    await until("each address is where it belongs", 15, () => tier.isAtHome());
  });
  const owners = tier.owners(healed);
  // One advertisement, and the time to let go.
  expect(owners).toBeLessThanOrEqual((tier.topology.vrrp.advertInterval ?? 1) + longestOverlap);
  expect(lost.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
  return `${lost.length} lost, two owners for ${owners.toFixed(1)} s after it healed`;
}

async function secondaryIsCutOff(tier: Tier): Promise<undefined> {
  const lost = await lostWithin(tier, 8, () => tier.second.silence());
  expect(lost).toEqual([]);
  await tier.heal();
  const after = await lostWithin(tier, 4);
  expect(after.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
  expect(await tier.isAtHome()).toBe(true);
}

/** All hosts come back from nothing at the same moment. */
async function allBoot(tier: Tier): Promise<Outage> {
  const began = Date.now();
  const cost = await outage(tier, async () => {
    await Promise.all(tier.balancers.map((balancer) => balancer.vanish()));
    await Promise.all(tier.balancers.map((balancer) => balancer.comeBack()));
  });
  await until("each address is where it belongs", 15, () => tier.isAtHome());
  expect(tier.owners(began)).toBeLessThanOrEqual(longestOverlap);
  return cost;
}

const signals = { haproxy: "SIGUSR2", keepalived: "SIGHUP", nginx: "SIGHUP" } as const;

/** No program loses a request when it reads its file again. */
const reload = (program: keyof typeof signals): Scenario => ({
  name: `${program} reloads on all, while clients ask`,
  isReady: well,
  play: async (tier) => {
    const hosts = program === "nginx" ? tier.webServers : tier.balancers;
    const began = Date.now();
    const lost = await lostWithin(tier, 4, async () => {
      for (const { machine } of hosts) {
        const [master] = machine.processes(program);
        if (master === undefined) throw new Error(`no ${program}`);
        process.kill(master, signals[program]);
        await sleep(1000);
      }
    });
    expect(lost).toEqual([]);
    expect(await tier.isAtHome()).toBe(true);
    expect(tier.owners(began)).toBe(0);
    return undefined;
  },
});

/** The switch floods what it does not know, and every host asks anew: nobody waits for the next announcement. */
async function forgetfulSwitch(tier: Tier): Promise<undefined> {
  const hosts = [
    tier.client,
    ...tier.webServers.map(({ machine }) => machine),
    ...tier.balancers.map(({ machine }) => machine),
  ];
  const lost = await lostWithin(tier, 3, async () => {
    await tier.cloud.sh("ip link set private type bridge fdb_flush");
    await Promise.all(hosts.map((host) => host.sh("ip neighbour flush all")));
  });
  expect(lost).toEqual([]);
}

/** What sends to where the addresses were, and never asks again by itself. */
const believe = `
  for family in ipv4 ipv6; do
    path=/proc/sys/net/$family/neigh/eth0/base_reachable_time_ms
    [ ! -e $path ] || echo 3600000 >$path
  done
  for address do ip neighbour replace $address lladdr 02:00:00:00:00:99 nud reachable dev eth0; done`;

/** A host or a router that missed the move is told again: every garpRefresh seconds, by ARP and by neighbour advertisements. */
async function staleNeighbour(tier: Tier): Promise<Outage> {
  return await outage(tier, () => tier.client.sh(believe, ...tier.moving), 75);
}

/** The third takes over from the second, as the second does from the first. */
async function twoFail(tier: Tier): Promise<Outage> {
  const [, , third] = tier.balancers;
  if (third === undefined) throw new Error("no third balancer");
  await outage(tier, () => tier.first.vanish());
  expect(await tier.isHeldBy(tier.moving.map(() => tier.second.name))).toBe(true);
  const cost = await outage(tier, () => tier.second.machine.stop("haproxy", "SIGKILL"));
  expect(await tier.isHeldBy(tier.moving.map(() => third.name))).toBe(true);
  const began = Date.now();
  const lost = await lostWithin(tier, 1, async () => {
    await Promise.all([tier.first.comeBack(), tier.second.startHaproxy()]);
    // Up to 2.2.7, each advertisement that keepalived hears in its startup delay puts off the moment when it becomes master by
    // what is left of the delay, and here two balancers send them (https://github.com/acassen/keepalived/commit/845181cb).
    await until("each address is where it belongs", 45, () => tier.isAtHome());
  });
  expect(lost.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
  expect(tier.owners(began)).toBeLessThanOrEqual(longestOverlap);
  return cost;
}

const played = (name: string, play: Scenario["play"], fault?: FaultName): Scenario => ({
  name,
  isReady: well,
  play,
  fault,
});

/** For whichever tier; with several groups, too. */
export const sharedScenarios: readonly Scenario[] = [
  played("keepalived is killed, and started again", keepalivedDies(killed), "keepalived-killed"),
  played("keepalived's VRRP process crashes", keepalivedDies(vrrpCrashes), "keepalived-killed"),
  played("the balancers lose sight of each other, and find each other again", splitBrain, "split-brain"),
  played("all boot at once", allBoot),
  reload("haproxy"),
  reload("keepalived"),
  reload("nginx"),
  played("the switch forgets its table, and every host its neighbours", forgetfulSwitch),
  played("a host believes that the addresses are elsewhere", staleNeighbour),
];

/** For a tier of two balancers or more, of which one has everything. */
export const lanScenarios: readonly Scenario[] = [
  ...[...faults, keepalivedStops].map(failsOver).map(oneOwner),
  ...sharedScenarios,
  played("the secondary is cut off", secondaryIsCutOff),
  played("an address is added, and removed, on one balancer after the other", addressIsAdded),
];

export const thirdTakesOver = played("two of three balancers fail, one after the other", twoFail);
