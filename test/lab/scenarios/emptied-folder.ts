import { expect } from "vitest";
import { lostWithin, stateOf, until } from "../watch.js";
import type { Scenario } from "./scenario.js";

/** A copy with `--delete` leaves in the folder what `render` wrote, and keepalived is started anew. */
export const emptiedFolder: Scenario = {
  name: "a copy with --delete into /etc/keepalived, and a restart",
  play: async (tier) => {
    const { machine } = tier.second;
    const lost = await lostWithin(tier, 1, async () => {
      await machine.sh("find /etc/keepalived -type f ! -name keepalived.conf ! -name master.sh -delete");
      await machine.stop("keepalived");
      await tier.second.startKeepalived();
      await until("the second takes part", 15, () => stateOf(tier.second) === "BACKUP");
    });
    expect(lost).toEqual([]);
    return undefined;
  },
};
