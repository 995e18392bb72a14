import { expect } from "vitest";
import type { Tier } from "../tier.js";
import { lostWithin, ready, until } from "../watch.js";
import type { Scenario } from "./scenario.js";

/** Power comes back for both at once. */
async function bootsBoth(tier: Tier): Promise<undefined> {
  for (const balancer of tier.balancers) await balancer.vanish();
  await Promise.all(tier.balancers.map((balancer) => balancer.comeBack()));
  await until("the preferred balancer has the address", 30 + tier.apart, async () => {
    const { holder } = await tier.state();
    return holder === tier.first.name;
  });
  await ready(tier);
  const { moves } = await tier.state();
  expect(await lostWithin(tier, 5)).toEqual([]);
  expect((await tier.state()).moves).toEqual(moves);
}

export const bothBoot: Scenario = { name: "both balancers boot at once", play: bootsBoth };

/** The forecast counts one call of an API; here it is also asked where the address is. */
export const withoutForecast = ({ fault: _, ...scenario }: Scenario): Scenario => scenario;
