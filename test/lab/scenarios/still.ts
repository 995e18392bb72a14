import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Tier } from "../tier.js";
import { lostWithin, now, outage, stateOf, until } from "../watch.js";
import type { Scenario } from "./scenario.js";

// The primary's machine freezes for a while, or is slow.

/** Nothing on it runs, and nothing of its kernel answers: a live migration, or a snapshot. */
async function freeze(tier: Tier, seconds: number): Promise<void> {
  await tier.first.gather();
  await tier.first.goDark();
  tier.first.standStill(true);
  await sleep(seconds * 1000);
  tier.first.standStill(false);
  await tier.heal();
}

const isBack = async (tier: Tier) =>
  stateOf(tier.first) === "MASTER" && (await tier.state()).holder === tier.first.name;

/** The others take over only if they have heard nothing for as long as their advertisements allow. */
const frozen = (seconds: number, within: number, moves: number): Scenario => ({
  name: `the primary's machine freezes for ${seconds} s`,
  play: async (tier) => {
    const { moves: before } = await tier.state();
    let over = Promise.resolve();
    const cost = await outage(tier, async () => {
      over = freeze(tier, seconds);
    });
    await over;
    await until("the primary has the IP", 15, () => isBack(tier));
    expect(cost.seconds).toBeLessThanOrEqual(within);
    expect((await tier.state()).moves.length - before.length).toBe(moves);
    return cost;
  },
});

/** Of each tenth of a second it may run for 5 ms. */
async function throttle(tier: Tier, seconds: number): Promise<void> {
  await tier.first.gather();
  const end = now() + seconds * 1000;
  while (now() < end) {
    tier.first.standStill(true);
    await sleep(95);
    tier.first.standStill(false);
    await sleep(5);
  }
}

const slow: Scenario = {
  name: "the primary has 5 % of a core for 20 s",
  play: async (tier) => {
    const { moves } = await tier.state();
    const lost = await lostWithin(tier, 20, () => throttle(tier, 20));
    expect((await tier.state()).moves).toEqual(moves);
    expect(stateOf(tier.first)).toBe("MASTER");
    return `${lost.length} lost, no move`;
  },
};

/** It resumes as master, with the higher priority: `preempt: false` does not hold it back. */
export const withoutPreemption: Scenario = {
  ...frozen(10, 5, 2),
  name: "the primary's machine freezes for 10 s, with preempt: false",
};

export const stillScenarios: readonly Scenario[] = [frozen(2, 3.2, 0), frozen(10, 5, 2), frozen(60, 5, 2), slow];
