import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { recipes } from "../recipes/all.js";
import type { Recipe } from "../recipes/recipe.js";
import { newFolder } from "../support/folder.js";
import { Around } from "./around.js";
import { foretell } from "./foretell.js";
import { killed } from "./scenarios/balancers.js";
import { Tier } from "./tier.js";
import { isSteady, type Outage, outage, ready, until } from "./watch.js";

// Every recipe on debian-12: HAProxy is killed on the primary, and keepalived does the rest. Its clients ask before and after.

const platform = "debian-12";

/** The recipe's topology for this platform, in a file. */
function topologyOf(file: string): string {
  const copy = join(newFolder(), "topology.yaml");
  writeFileSync(copy, readFileSync(file, "utf8").replace(/^platform: .*$/m, `platform: ${platform}`));
  return copy;
}

/** The fixture's name, or the file's, for what is no fixture. */
const nameOf = (file: string) => (file.startsWith("fixtures/") ? basename(dirname(file)) : basename(file, ".yaml"));

/** Asks before and after HAProxy is killed; gives what that cost. */
async function play(tier: Tier, recipe: Recipe): Promise<Outage> {
  const { before, after = before, later = [] } = recipe;
  const around = await Around.start(tier, recipe);
  around.startAsking();
  await ready(tier);
  await tier.stopAsking();
  expect(await around.play("ask_anew")).toEqual(before);

  // At once: what a client did counts for ten seconds.
  around.startAsking();
  await until("the clients are answered", 10, async () => isSteady(await tier.history()));
  const cost = await outage(tier, () => killed.breaks(tier.first));
  await tier.stopAsking();
  expect((await tier.state()).holder).toBe(tier.second.name);
  expect(await around.play("ask_anew")).toEqual(after);
  expect(await around.play("later")).toEqual(later);
  return cost;
}

describe("recipes", () => {
  for (const recipe of recipes) {
    const scenario = `${recipe.name}: HAProxy is killed`;
    test(scenario, async ({ task }) => {
      const { topology, servers = [] } = recipe;
      const meta = { fixture: nameOf(topology), scenario, outages: [], topology, platform };
      task.meta.lab = meta;
      const tier = await Tier.start(topologyOf(topology), { around: servers });
      try {
        const cost = await play(tier, recipe);
        const told = foretell(tier.topology, "haproxy-killed", [cost]);
        task.meta.lab = { ...meta, outages: [cost], forecast: told.text };
        expect(told.wrong).toEqual([]);
      } catch (error) {
        if (error instanceof Error) error.message += `\n\n${tier.tell()}`;
        throw error;
      } finally {
        await tier.end();
      }
    });
  }
});
