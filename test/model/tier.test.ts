import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ends, reachable } from "./explore.js";
import { faultsOf, keyOf, type Rules, stepsOf, type Tier, tierOf, today } from "./tier.js";

/**
 * How every run ends, after any faults in any order, once they stop: any number of them with two balancers, and three with
 * three, of which there are too many states otherwise.
 */
function endsOf(balancers: number, rules: Rules): Tier[][] {
  const steps = stepsOf(rules);
  const most = balancers === 2 ? Number.POSITIVE_INFINITY : 3;
  return ends(reachable(tierOf(balancers), steps, faultsOf, most, keyOf), steps, keyOf);
}

/** How many states docs/failover-model.md says are explored. */
test.each([
  [2, Number.POSITIVE_INFINITY],
  [3, 3],
])("%i balancers and %d faults: the page says how many states", (balancers, most) => {
  const count = reachable(tierOf(balancers), stepsOf(today), faultsOf, most, keyOf).size;
  expect(readFileSync("docs/failover-model.md", "utf8")).toContain(`${count.toLocaleString("en")} states`);
});

const today2 = endsOf(2, today);
const today3 = endsOf(3, today);

const firstWell = ({ balancers }: Tier) => balancers.findIndex(({ well }) => well);

/** Whether the address goes on moving in this end. */
const moves = (end: readonly Tier[]) => new Set(end.map(({ holder }) => holder)).size > 1;

describe("once faults stop and the API answers", () => {
  test("two balancers: the address ends on the preferred one that is well, and stays there", () => {
    const isRight = (tier: Tier) => !tier.api || firstWell(tier) === -1 || tier.holder === firstWell(tier);
    expect(today2.flat().filter((tier) => !isRight(tier))).toEqual([]);
  });

  test("three balancers: on the preferred one if it is well, otherwise on one that is", () => {
    const isRight = (tier: Tier) => {
      const first = firstWell(tier);
      if (!tier.api || first === -1) return true;
      return first === 0 ? tier.holder === 0 : tier.balancers[tier.holder]?.well === true;
    };
    expect(today3.flat().filter((tier) => !isRight(tier))).toEqual([]);
  });

  test("it moves no more: no tug of war, even in a split that lasts", () => {
    expect([...today2, ...today3].filter(moves)).toEqual([]);
  });
});

describe("the model finds what is wrong with other rules", () => {
  test("a master that takes a served address: a tug of war in a split", () => {
    const moving = endsOf(2, { ...today, leavesServed: false }).filter(moves);
    expect(moving).not.toEqual([]);
    expect(moving.flat().every(({ split }) => split)).toBe(true);
  });

  test("a master that looks once: the address stays on the wrong balancer", () => {
    const isRight = (tier: Tier) => !tier.api || firstWell(tier) === -1 || tier.holder === firstWell(tier);
    expect(
      endsOf(2, { ...today, looksAgain: false })
        .flat()
        .filter((tier) => !isRight(tier)),
    ).not.toEqual([]);
  });
});
