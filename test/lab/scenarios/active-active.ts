import { expect } from "vitest";
import type { Tier } from "../tier.js";
import { isSteady, outage, until } from "../watch.js";
import { type Fault, faults } from "./balancers.js";
import { keepalivedStops } from "./lan.js";
import type { Scenario } from "./scenario.js";

// Where each balancer holds an address of its own, and takes the other's over.

/** The balancers that have each address, in the order of the addresses. */
const holders = (tier: Tier) =>
  Promise.all(
    tier.moving.map(async (address) => {
      const has = await Promise.all(tier.balancers.map((balancer) => balancer.has(address)));
      return tier.balancers.filter((_, index) => has[index]).map(({ name }) => name);
    }),
  );

const isHeldBy = async (tier: Tier, names: readonly string[]) =>
  JSON.stringify(await holders(tier)) === JSON.stringify(names.map((name) => [name]));

/** Each balancer has the address that prefers it, and both answer. */
async function eachHasItsOwn(tier: Tier): Promise<void> {
  const names = tier.balancers.map(({ name }) => name);
  await until("each balancer has its address, and the site answers", 60, async () => {
    const takePart = tier.balancers.every((balancer) => balancer.takesPart);
    return takePart && (await isHeldBy(tier, names)) && isSteady(await tier.history());
  });
}

/** The other one has both, and gives back the one that is not its own. */
const takesOver = ({ name, fault, breaks, mends }: Fault): Scenario => ({
  name: `each has an address: ${name}, and the other takes over`,
  fault,
  isReady: eachHasItsOwn,
  play: async (tier) => {
    const cost = await outage(tier, () => breaks(tier.first));
    expect(await isHeldBy(tier, [tier.second.name, tier.second.name])).toBe(true);
    await mends(tier.first);
    await eachHasItsOwn(tier);
    return cost;
  },
});

export const activeActiveScenarios: readonly Scenario[] = [...faults, keepalivedStops].map(takesOver);
