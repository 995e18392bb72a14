import { expect } from "vitest";
import type { Tier } from "../tier.js";
import { isLost, isSteady, lostWithin, now, until } from "../watch.js";
import type { Fault } from "./balancers.js";
import type { Scenario } from "./scenario.js";

/** How long it is watched that nothing happens, in seconds. */
const patience = 15;

/** The site answers. */
export async function answers(tier: Tier): Promise<void> {
  await until("the site answers", 20, async () => isSteady(await tier.history()));
}

/**
 * The guide's own files on today's programs. keepalived 2.2.7 runs `pidof haproxy` under the name that the link pidof
 * leads to, killall5, which always fails: no balancer ever becomes master, and nobody takes over.
 */
export const nobodyTakesOver = ({ name, breaks, mends }: Fault): Scenario => ({
  name,
  isReady: answers,
  play: async (tier) => {
    const began = now();
    const lost = await lostWithin(tier, patience, () => breaks(tier.first));
    expect(tier.past.slice(-50).every(isLost)).toBe(true);
    for (const { machine } of tier.balancers) {
      expect(machine.read("/var/log/messages")).not.toContain("Entering MASTER STATE");
    }
    expect((await tier.state()).holder).toBe(tier.first.name);
    await mends(tier.first);
    return { began, seconds: null, lost: lost.length, apiCalls: 0 };
  },
});
