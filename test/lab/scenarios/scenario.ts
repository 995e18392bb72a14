import type { Tier } from "../tier.js";
import type { Outage } from "../watch.js";

/** Something that happens to a tier that is well. */
export interface Scenario {
  readonly name: string;
  /** Plays it; throws where it does not go as it should. What it leaves behind, the tier mends without help. */
  readonly play: (tier: Tier) => Promise<Outage | readonly Outage[] | undefined>;
  /** Waits until the tier is well; for a tier that is well in another way. */
  readonly isReady?: (tier: Tier) => Promise<void>;
}
