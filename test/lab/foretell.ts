import { rangeText } from "../../src/forecast/range.js";
import { type FaultName, type ForecastOptions, forecast, type Topology } from "../../src/index.js";
import { dialects } from "./dialects.js";
import type { Outage } from "./watch.js";

/** The simulated cloud moves the address as soon as it is asked, but for one that blocks or needs several calls. */
function labsMove({ failover }: Topology) {
  const { blocks = 0, move } = dialects[failover.provider] ?? {};
  return move ?? { least: blocks / 1000, most: blocks / 1000 + 0.3 };
}

/** How much longer than told something may take here, in seconds: six tiers share one machine, and each process waits its turn. */
export const waitsItsTurn = 0.5;

/** What `forecast` tells of a fault for this tier. */
export function foretold(topology: Topology, fault: FaultName, assuming?: ForecastOptions) {
  const [told] = forecast(topology, { move: labsMove(topology), ...assuming, faults: [fault] });
  if (!told) throw new Error(`no forecast for ${fault}`);
  return told;
}

/** What `forecast` tells of a fault for this tier, in words for the report, and each measured time that it did not tell. */
export function foretell(topology: Topology, fault: FaultName, outages: readonly Outage[]) {
  const tell = (outage?: Outage) => foretold(topology, fault, outage?.assuming);
  const wrong = outages.flatMap((outage) => {
    const { from, seconds } = tell(outage);
    const { seconds: measured } = outage;
    // Nothing mended it while it was watched.
    if (measured === null) return from === "repair" ? [] : [`never, not ${rangeText(seconds)}`];
    const isWithin = measured >= seconds.least && measured <= seconds.most + waitsItsTurn;
    return isWithin ? [] : [`${measured.toFixed(2)} s, not ${rangeText(seconds)}`];
  });
  const { from, seconds, steps, affects } = tell(outages[0]);
  if (outages.length === 0 && affects === "all") wrong.push("nothing lost");
  if (affects === "none") return { text: "none fails", wrong };
  return { text: from === "repair" && steps.length === 0 ? "until repaired" : rangeText(seconds), wrong };
}
