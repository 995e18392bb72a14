import type { FaultName } from "../../../src/index.js";
import type { Tier } from "../tier.js";
import type { Outage } from "../watch.js";

/** Something that happens to a tier that is well. */
export interface Scenario {
  readonly name: string;
  /** The fault that `forecast` tells of: what is measured must lie within what it says. */
  readonly fault?: FaultName | undefined;
  /**
   * Plays it; throws where it does not go as it should. What it leaves behind, the tier mends without help.
   *
   * @returns What it cost, for the report: outages, or figures of its own in words.
   */
  readonly play: (tier: Tier) => Promise<Outage | readonly Outage[] | string | undefined>;
  /** Waits until the tier is well; for a tier that is well in another way. */
  readonly isReady?: (tier: Tier) => Promise<void>;
}
