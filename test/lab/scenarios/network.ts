import { expect } from "vitest";
import { dialectOf } from "../dialects.js";
import type { Tier } from "../tier.js";
import { lostWithin, stateOf, until } from "../watch.js";
import { leavesAll } from "./balancers.js";
import type { Scenario } from "./scenario.js";

async function splitBrain(tier: Tier): Promise<undefined> {
  const isAlone = () => tier.balancers.every((balancer) => stateOf(balancer) === "MASTER");
  const leaves = leavesAll(tier);
  const { moves } = await tier.state();
  const split = await lostWithin(tier, 1, async () => {
    await tier.split();
    await until("every balancer believes that it is alone", 15, isAlone);
    await until("the second leaves the IP where it is", 5, () => leaves(tier.second));
  });
  expect(split).toEqual([]);
  expect((await tier.state()).moves).toEqual(moves);
  // The one that has no right to it gets the IP all the same, while nobody can see who is right.
  await tier.move(tier.second);
  await tier.heal();
  const { isTold, noticesWithin = isTold ? 15 : 40 } = dialectOf(tier.topology.failover.provider);
  const healed = await lostWithin(tier, 1, async () => {
    await until(
      "the IP is back on the preferred one",
      noticesWithin + tier.apart,
      async () => (await tier.state()).holder === tier.first.name,
    );
    await until("the others know that they are backups", 15, () =>
      tier.balancers.every((one) => stateOf(one) === (one === tier.first ? "MASTER" : "BACKUP")),
    );
  });
  expect(healed.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
  const later = await lostWithin(tier, 6, () => tier.second.machine.stop("haproxy", "SIGKILL"));
  expect(later).toEqual([]);
  await tier.second.startHaproxy();
}

async function secondaryIsCutOff(tier: Tier): Promise<undefined> {
  const before = await tier.state();
  const lost = await lostWithin(tier, 12, () => tier.second.silence());
  expect(lost).toEqual([]);
  await tier.heal();
  expect(await lostWithin(tier, 4)).toEqual([]);
  const after = await tier.state();
  expect(after.moves).toEqual(before.moves);
  expect(after.calls.slice(before.calls.length).filter(({ method }) => method === "POST")).toEqual([]);
}

export const networkScenarios: readonly Scenario[] = [
  { name: "the balancers lose sight of each other, and find each other again", fault: "split-brain", play: splitBrain },
  { name: "the secondary is cut off from everything private", play: secondaryIsCutOff },
];
