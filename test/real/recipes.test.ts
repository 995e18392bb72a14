import { expect, test } from "vitest";
import { recipes } from "../recipes/all.js";
import { playFailover } from "./failover-pair.js";
import { describeWith } from "./programs.js";

// Every recipe with a real client, before and after a failover: HAProxy dies, and the test moves the address. In the lab
// keepalived moves it: test/lab/recipes.test.ts.

describeWith(
  ["nginx", "haproxy", "curl", "openssl", "jq", "nft", "pg_ctlcluster"],
  true,
  "recipes over a failover",
  () => {
    for (const recipe of recipes) {
      test.concurrent(recipe.name, async () => {
        const { before, after, later } = await playFailover(recipe);
        expect(before).toEqual(recipe.before);
        expect(after).toEqual(recipe.after ?? recipe.before);
        expect(later).toEqual(recipe.later ?? []);
      });
    }
  },
);
