import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { hookCalls } from "../hook.js";
import type { Balancer } from "../hosts.js";
import type { Tier } from "../tier.js";
import { type Outage, outage, ready, stateOf, until } from "../watch.js";
import { failBack, killed } from "./balancers.js";
import type { Scenario } from "./scenario.js";

// What programs of one's own may do, and what they may not: hold a failover up, or come in another order.

/** The failover itself takes below 0.7 s: a hook that hangs costs nothing of that. */
const longestOutage = 1;

const behave = (tier: Tier, how: "well" | "hang" | "fail" | "slow") =>
  Promise.all(tier.balancers.map(({ machine }) => machine.sh(`echo ${how} >/run/hook`)));

/** The states that keepalived has entered, as its log has them, in that order. */
const entered = ({ machine }: Balancer) =>
  [...machine.read("/var/log/messages").matchAll(/\) Entering (\w+) STATE/g)].map(([, state]) => state);

const begun = ({ machine }: Balancer) =>
  hookCalls(machine).flatMap(({ what, state }) => (what === "begins" ? state : []));

/** Every change of state has called its hook, and in their order. */
async function allCalled(tier: Tier): Promise<void> {
  for (const balancer of tier.balancers) {
    await until("every hook was called", 60, () => begun(balancer).length >= entered(balancer).length);
    expect(begun(balancer)).toEqual(entered(balancer));
  }
}

const logged = ({ machine }: Balancer) => machine.read("/var/log/keepalived-hooks.out");

const goesWrong = (how: "hang" | "fail", why: string): Scenario => ({
  name: `a hook that ${how}s holds up no failover, and is logged`,
  play: async (tier) => {
    await allCalled(tier);
    await behave(tier, how);
    const cost = await outage(tier, () => killed.breaks(tier.first));
    expect(cost.seconds).toBeLessThan(longestOutage);
    expect(stateOf(tier.second)).toBe("MASTER");
    await failBack(tier, () => killed.mends(tier.first));
    await allCalled(tier);
    await until("it is logged", 10, () => [tier.first, tier.second].every((one) => logged(one).includes(why)));
    await behave(tier, "well");
    return cost;
  },
});

/** HAProxy dies and comes back before the hooks of the time before have ended. */
async function flaps(tier: Tier): Promise<Outage[]> {
  await allCalled(tier);
  await behave(tier, "slow");
  const costs: Outage[] = [];
  for (let n = 0; n < 3; n++) {
    costs.push(await outage(tier, () => killed.breaks(tier.first)));
    await killed.mends(tier.first);
    await ready(tier);
  }
  for (const { seconds } of costs) expect(seconds).toBeLessThan(longestOutage);
  await allCalled(tier);
  await sleep(1500);
  for (const { machine } of tier.balancers) {
    const calls = hookCalls(machine).filter(({ at }) => at >= (costs[0]?.began ?? 0));
    // One ends before the next one begins.
    expect(calls.map(({ what }) => what)).toEqual(calls.map((_, index) => (index % 2 === 0 ? "begins" : "ends")));
  }
  await behave(tier, "well");
  return costs;
}

export const hookScenarios: readonly Scenario[] = [
  goesWrong("hang", "did not end within 5 s"),
  goesWrong("fail", "failed with exit code 3"),
  { name: "a flap calls every hook, one at a time", play: flaps },
];
