import { expect } from "vitest";
import type { Tier } from "../tier.js";
import type { Scenario } from "./scenario.js";

/** How long the address led nowhere in the moves so far: it is taken away there before it is added here. */
export const gap: Scenario = {
  name: "for how long the address led nowhere while it moved",
  play: async (tier: Tier): Promise<string> => {
    const { moves } = await tier.state();
    const seconds = moves.map(({ began, at }) => (at - began) / 1000).filter((one) => one > 0.1);
    expect(seconds.length).toBeGreaterThan(0);
    // Adding takes half a second here; the whole move is foretold to take two and a half at the most.
    expect(Math.max(...seconds)).toBeLessThan(2.5);
    return `${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)} s`;
  },
};
