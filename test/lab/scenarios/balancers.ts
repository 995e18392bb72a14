import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { FaultName } from "../../../src/index.js";
import { clientAddressesOf } from "../../../src/topology/facts.js";
import { foretold, waitsItsTurn } from "../foretell.js";
import type { Balancer } from "../hosts.js";
import type { Tier } from "../tier.js";
import { lostWithin, now, type Outage, outage, stateOf, until } from "../watch.js";
import type { Scenario } from "./scenario.js";

/**
 * Who is master in the first balancer's place: the second. Where a third may keep what it has (`preempt: false`), whichever
 * of them was first: keepalived's timers at priorities 100 and 99 end 4 ms apart.
 */
function successorOf(tier: Tier): Balancer | undefined {
  const others = tier.topology.vrrp.preempt === false ? tier.balancers.slice(1) : [tier.second];
  return others.find((balancer) => stateOf(balancer) === "MASTER");
}

/** The site answers through it. */
async function isThroughSuccessor(tier: Tier): Promise<void> {
  const successor = successorOf(tier);
  expect(successor).toBeDefined();
  expect((await tier.state()).holder).toBe(successor?.name);
}

/** From the removal of an address on one balancer to its addition on the other, in seconds: as far as two clocks agree. */
export const longestGap = 0.2;

/** A balancer that gives way takes its address off before, or just after, the other one puts it on. */
export const longestOverlap = 0.2;

/**
 * The first balancer is mended: the IP goes back to it, or stays without preemption; no request is lost by that. Where the
 * address itself moves, a connection that is open at that moment ends: the other balancer knows nothing of it.
 */
export async function failBack(tier: Tier, mend: () => Promise<unknown>): Promise<Return | undefined> {
  const preempts = tier.topology.vrrp.preempt !== false;
  const back = preempts ? tier.first : successorOf(tier);
  const began = Date.now();
  let mended = began;
  let returned: Return | undefined;
  const lost = await lostWithin(tier, 1, async () => {
    await mend();
    mended = Date.now();
    if (!preempts) return sleep(8000);
    await until("the IP is back", 30 + tier.apart, async () => (await tier.state()).holder === tier.first.name);
    returned = { since: (Date.now() - began) / 1000, sinceMended: (Date.now() - mended) / 1000 };
  });
  expect(lost.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
  expect(tier.unowned(began)).toBeLessThanOrEqual(longestGap);
  expect(back && stateOf(back)).toBe("MASTER");
  expect((await tier.state()).holder).toBe(back?.name);
  return returned;
}

/** How long an address took to return to the first balancer, in seconds: since its mending began, and since it ended. */
interface Return {
  readonly since: number;
  readonly sinceMended: number;
}

/** What `forecast` tells of a fail-back; HAProxy runs again at some time while it is started. */
function expectForetold(tier: Tier, returned: Return | undefined): void {
  const { seconds } = foretold(tier.topology, "fail-back");
  if (returned === undefined) {
    expect(seconds).toEqual({ least: 0, most: 0 });
    return;
  }
  expect(returned.since, "from the start of HAProxy to the return of the address").toBeGreaterThanOrEqual(
    seconds.least,
  );
  expect(returned.sinceMended, "from HAProxy's start to the return of the address").toBeLessThanOrEqual(
    seconds.most + waitsItsTurn,
  );
}

/** A fault of the first balancer, and how it is mended. */
export interface Fault {
  readonly name: string;
  readonly fault?: FaultName;
  readonly breaks: (first: Balancer) => Promise<unknown>;
  readonly mends: (first: Balancer) => Promise<unknown>;
  /** Mended by a start of HAProxy: how long the address then takes to return is foretold. */
  readonly isStarted?: true;
}

export const killed: Fault = {
  name: "HAProxy is killed",
  fault: "haproxy-killed",
  breaks: ({ machine }) => machine.stop("haproxy", "SIGKILL"),
  mends: (first) => first.startHaproxy(),
  isStarted: true,
};

export const hung: Fault = {
  name: "HAProxy hangs",
  fault: "haproxy-hangs",
  breaks: async ({ machine }) => machine.signal("haproxy", "SIGSTOP"),
  mends: async ({ machine }) => machine.signal("haproxy", "SIGCONT"),
};

export const vanished: Fault = {
  name: "the primary vanishes",
  fault: "primary-vanishes",
  breaks: (first) => first.vanish(),
  mends: (first) => first.comeBack(),
};

/** It hears nobody, and has no web server. */
export const privateLinkCut: Fault = {
  name: "the private link goes down",
  fault: "private-link-down",
  breaks: (first) => first.cut("private"),
  mends: (first) => first.mend("private"),
};

export const faults: readonly Fault[] = [
  {
    name: "HAProxy stops",
    fault: "haproxy-stops",
    breaks: ({ machine }) => machine.stop("haproxy"),
    mends: (first) => first.startHaproxy(),
    isStarted: true,
  },
  killed,
  hung,
  privateLinkCut,
  vanished,
];

/** The second takes over, and gives the IP back. */
export const failsOver = ({ name, fault, breaks, mends, isStarted }: Fault): Scenario => ({
  name,
  fault,
  play: async (tier) => {
    const cost = await outage(tier, () => breaks(tier.first));
    await isThroughSuccessor(tier);
    const returned = await failBack(tier, () => mends(tier.first));
    if (isStarted) expectForetold(tier, returned);
    return cost;
  },
});

/** Tells whether a balancer has said since now that it leaves every address where it is, for it is served there. */
export function leavesAll(tier: Tier): (balancer: Balancer | undefined) => boolean {
  const before = tier.balancers.map(({ said }) => said.length);
  return (balancer) => {
    const said = balancer?.said.slice(before[balancer.index]) ?? [];
    return clientAddressesOf(tier.topology).every((ip) =>
      said.includes(`leaves ${ip} where it is: it is served there`),
    );
  };
}

/** Its HAProxy goes on serving, and its successor leaves the IP there; it takes it when that HAProxy dies. */
async function keepalivedDies(tier: Tier): Promise<Outage> {
  const leaves = leavesAll(tier);
  const lost = await lostWithin(tier, 1, async () => {
    await tier.first.machine.stop("keepalived", "SIGKILL");
    await until("another is master, and leaves the IP", 15, () => leaves(successorOf(tier)));
  });
  expect(lost).toEqual([]);
  expect((await tier.state()).holder).toBe(tier.first.name);
  const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"));
  await isThroughSuccessor(tier);
  await failBack(tier, tier.first.boot);
  return cost;
}

export const keepalivedKilled: Scenario = {
  name: "keepalived is killed, and then HAProxy",
  fault: "keepalived-and-haproxy-killed",
  play: keepalivedDies,
};

export const balancerScenarios: readonly Scenario[] = [...faults.map(failsOver), keepalivedKilled];

const publicLink: Fault = {
  name: "the public link goes down",
  fault: "public-link-down",
  breaks: (first) => first.cut("public"),
  mends: (first) => first.mend("public"),
};

/** Where the topology names the public interface. */
export const publicLinkScenario = failsOver(publicLink);

/** Where it does not, nobody sees it: the warning `public-link-unwatched` says so. */
export const unwatchedPublicLink: Scenario = {
  name: `${publicLink.name}, and nothing watches it`,
  fault: "public-link-down",
  play: async (tier) => {
    const began = now();
    const lost = await lostWithin(tier, 8, () => publicLink.breaks(tier.first));
    expect((await tier.state()).holder).toBe(tier.first.name);
    await publicLink.mends(tier.first);
    return { began, seconds: null, lost: lost.length, apiCalls: 0 };
  },
};
