import { expect } from "vitest";
import { lostWithin, outage } from "../watch.js";
import { type Fault, faults, longestGap, longestOverlap } from "./balancers.js";
import { keepalivedStops, well } from "./lan.js";
import type { Scenario } from "./scenario.js";

// Where each balancer holds an address of its own, and takes the other's over.

/** The other one has both, and gives back the one that is not its own. */
const takesOver = ({ name, fault, breaks, mends }: Fault): Scenario => ({
  name: `each has an address: ${name}, and the other takes over`,
  fault,
  isReady: well,
  play: async (tier) => {
    const began = Date.now();
    const cost = await outage(tier, () => breaks(tier.first));
    expect(await tier.isHeldBy(tier.moving.map(() => tier.second.name))).toBe(true);
    const mended = Date.now();
    const lost = await lostWithin(tier, 1, async () => {
      await mends(tier.first);
      await well(tier);
    });
    expect(lost.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
    expect(tier.unowned(mended)).toBeLessThanOrEqual(longestGap);
    expect(tier.owners(began)).toBeLessThanOrEqual(longestOverlap);
    return cost;
  },
});

export const activeActiveScenarios: readonly Scenario[] = [...faults, keepalivedStops].map(takesOver);
