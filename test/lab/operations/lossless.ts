import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Scenario } from "../scenarios/scenario.js";
import type { Tier } from "../tier.js";
import { topologyNamed } from "../topologies.js";
import { lostWithin, stateOf, until } from "../watch.js";
import { Admin, page } from "./admin.js";

const admins = new WeakMap<Tier, Promise<Admin>>();

/** Whoever plays it finds a deployed tier. */
export function adminOf(tier: Tier): Promise<Admin> {
  const admin = admins.get(tier) ?? Admin.of(tier, page, topologyNamed("operations"));
  admins.set(tier, admin);
  return admin;
}

/** Plays something without a request lost, until the first balancer has the IP again. */
export const lossless = (name: string, play: (admin: Admin, tier: Tier) => Promise<unknown>): Scenario => ({
  name,
  play: async (tier) => {
    const admin = await adminOf(tier);
    const lost = await lostWithin(tier, 1, async () => {
      await play(admin, tier);
      await until("the first has the IP", 60, async () => (await tier.state()).holder === tier.first.name);
      await sleep(3000);
    });
    expect(lost).toEqual([]);
    return undefined;
  },
});

/** Whose pages came since then. */
async function pagesSince(tier: Tier, began: number): Promise<string[]> {
  const pages = (await tier.history()).flatMap(({ sent, body }) => (sent >= began && body ? [body.trim()] : []));
  return [...new Set(pages)].sort();
}

/** The page's commands, and then whose pages come. */
export async function thenServe(admin: Admin, tier: Tier, block: string, pages: readonly string[]): Promise<void> {
  await admin.play(block);
  await sleep(1000);
  const began = Date.now();
  await sleep(2000);
  expect(await pagesSince(tier, began), block).toEqual(pages);
}

export const all = ["web1", "web2", "web3"];

/** What each balancer is, in order, once they have agreed: keepalived delays its start, and hears a lower master out. */
export const settles = (tier: Tier, ...states: (string | undefined)[]) =>
  until(`they are ${states}`, 40, () => tier.balancers.every((balancer, n) => stateOf(balancer) === states[n]));
