import { expect } from "vitest";
import type { Tier } from "../tier.js";
import { isLost, median, type Outage, outage, ready } from "../watch.js";
import { type Fault, failBack } from "./balancers.js";
import type { Scenario } from "./scenario.js";

/** Every request since a number: each lost one falls into an outage, each good one stands in its web server's log. */
function account(tier: Tier, from: number, outages: readonly Outage[]): void {
  const asked = tier.past.slice(from);
  expect(asked.map(({ n }) => n)).toEqual(asked.map((_, index) => from + index));
  for (const { sent, done } of asked.filter((request) => isLost(request) && !tier.wasUnderWay(request))) {
    const isDuring = ({ began, seconds }: Outage) => done >= began && sent <= began + (seconds ?? 0) * 1000;
    expect(outages.some(isDuring)).toBe(true);
  }
  const logged = tier.webServers.flatMap(({ name, machine }) =>
    [...machine.read("/var/log/nginx/access.log").matchAll(/"GET \/\?n=(\d+) HTTP\/1.1" 200 /g)].map(
      ([, n]) => `${n} ${name}`,
    ),
  );
  const answered = asked.filter((request) => !isLost(request)).map(({ n, body }) => `${n} ${body?.trim()}`);
  expect(answered.length).toBeGreaterThan(0);
  const all = new Set(logged);
  expect(answered.filter((line) => !all.has(line))).toEqual([]);
}

/** Ten failovers in a row; no request is lost at any fail-back. */
export const tenTimes = ({ name, fault, breaks, mends }: Fault, withinAtMedian: number): Scenario => ({
  name: `ten in a row: ${name}`,
  fault,
  play: async (tier) => {
    const from = (await tier.history()).length;
    const outages: Outage[] = [];
    for (let n = 0; n < 10; n++) {
      // Ten faults in a row are ten times the first here: how it calms down is another scenario.
      await tier.first.forgetFaults();
      await ready(tier);
      outages.push(await outage(tier, () => breaks(tier.first)));
      await failBack(tier, () => mends(tier.first));
    }
    account(tier, from, outages);
    expect(median(outages.map(({ seconds }) => seconds ?? Number.POSITIVE_INFINITY))).toBeLessThanOrEqual(
      withinAtMedian,
    );
    return outages;
  },
});
