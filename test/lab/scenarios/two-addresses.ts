import { expect } from "vitest";
import { clientAddressesOf } from "../../../src/topology/facts.js";
import type { Tier } from "../tier.js";
import { isSteady, lostWithin, now, until } from "../watch.js";
import type { Scenario } from "./scenario.js";

// A tier with a reserved IP and a reserved IPv6, each followed on its own.

/** One of them, and the other. */
function pairOf(tier: Tier, which: "IP" | "IPv6"): [string, string] {
  const [ipv4 = "", ipv6 = ""] = clientAddressesOf(tier.topology);
  return which === "IP" ? [ipv4, ipv6] : [ipv6, ipv4];
}

const isHeld = async (tier: Tier, ip: string, { name }: { name: string }) => (await tier.state()).holders[ip] === name;

/** HAProxy dies, and the API moves one of them alone. */
const refused = (which: "IP" | "IPv6"): Scenario => ({
  name: `the API refuses the reserved ${which}, and the other one moves`,
  play: async (tier) => {
    const [stays, moves] = pairOf(tier, which);
    await tier.faults({ refuses: stays });
    const began = now();
    await tier.first.machine.stop("haproxy", "SIGKILL");
    await until("the other one moves", 6, () => isHeld(tier, moves, tier.second));
    const moved = now();
    const lost = await lostWithin(tier, 3);
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.filter(({ n }) => tier.asks(n, moves))).toEqual([]);
    expect(await isHeld(tier, stays, tier.first)).toBe(true);
    const mended = now();
    await tier.faults({});
    await until("it follows", 20, () => isHeld(tier, stays, tier.second));
    const followed = now();
    await until("the site answers", 5, async () => isSteady(await tier.history()));
    await tier.first.startHaproxy();
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2);
    return `the other one after ${seconds(began, moved)} s, and it ${seconds(mended, followed)} s after the API moves it again`;
  },
});

/** Somebody moves one of them away: it is taken back, and nothing happens to the other. */
const moved = (which: "IP" | "IPv6"): Scenario => ({
  name: `the reserved ${which} is moved away by hand, and the other one stays`,
  play: async (tier) => {
    const [goes, stays] = pairOf(tier, which);
    const before = (await tier.state()).moves.length;
    const lost = await lostWithin(tier, 1, async () => {
      await tier.move(tier.second, goes);
      await until("it is back", 20, () => isHeld(tier, goes, tier.first));
    });
    expect(lost.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
    const { moves } = await tier.state();
    expect(moves.slice(before).map(({ ip, to }) => [ip, to])).toEqual([
      [goes, tier.second.name],
      [goes, tier.first.name],
    ]);
    expect(await isHeld(tier, stays, tier.first)).toBe(true);
    return undefined;
  },
});

export const twoAddressScenarios: readonly Scenario[] = [refused("IP"), refused("IPv6"), moved("IP"), moved("IPv6")];
