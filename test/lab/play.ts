import { once } from "node:events";
import { afterAll, describe, expect, test } from "vitest";
import { foretell } from "./foretell.js";
import type { Scenario } from "./scenarios/scenario.js";
import { Tier } from "./tier.js";
import { topologyNamed } from "./topologies.js";
import { type Outage, ready } from "./watch.js";

declare module "vitest" {
  interface TaskMeta {
    /** What a scenario tells the report. */
    lab?: {
      fixture: string;
      scenario: string;
      outages: Outage[];
      figures?: string;
      forecast?: string;
      topology?: string;
      platform?: string;
    };
  }
}

/** Set by --keep: the tier stands after the scenario, until the lab is interrupted. */
const keep = process.env.LAB_KEEP === "1";

// Whoever runs the tests is gone, however: so is everything that they started.
process.on("disconnect", () => process.exit());

/** Plays scenarios on one tier of a fixture, one after the other; a tier that one of them has broken is replaced. */
export function playOn(fixture: string, scenarios: readonly Scenario[]): void {
  describe(fixture, () => {
    let tier: Tier | undefined;
    const end = async () => {
      await tier?.end();
      tier = undefined;
    };
    afterAll(end);

    for (const { name, play, isReady = ready, fault } of scenarios) {
      test(name, async ({ task }) => {
        // One that fails is in the report as well.
        task.meta.lab = { fixture, scenario: name, outages: [] };
        tier ??= await Tier.start(topologyNamed(fixture));
        try {
          for (const balancer of tier.balancers) await balancer.forgetFaults();
          await isReady(tier);
          const cost = await play(tier);
          if (typeof cost === "string") task.meta.lab.figures = cost;
          else task.meta.lab.outages = [cost ?? []].flat();
          if (fault) {
            const told = foretell(tier.topology, fault, task.meta.lab.outages);
            task.meta.lab.forecast = told.text;
            expect(told.wrong).toEqual([]);
          }
        } catch (error) {
          if (error instanceof Error) error.message += `\n\n${tier.tell()}`;
          if (!keep) await end();
          throw error;
        } finally {
          if (keep && tier) {
            console.log(`The tier stands until Ctrl-C. To look at a machine:\n\n${tier.tell()}`);
            await once(process, "never");
          }
        }
      });
    }
  });
}
