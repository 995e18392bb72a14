import type { Outcome } from "./outcome.js";
import { holdersAsBefore, holdersWithoutFirst, type Situation } from "./situation.js";
import { addressMoves, listens, takesBack } from "./steps.js";

/** The failed balancer is healthy again, and takes its addresses back. */
export function failBack(situation: Situation): Outcome {
  const { timers, hasApi, first, second } = situation;
  const title = `HAProxy runs on ${first} again, and ${second} has the address`;
  if (!timers.preempts) {
    return {
      title,
      holders: holdersWithoutFirst(situation),
      affects: "none",
      from: "repair",
      steps: [],
      lost: `Nothing: the address stays on ${second} (vrrp.preempt: false).`,
    };
  }
  const served = hasApi ? listens(situation, second, 1) : [];
  // The one that takes the address is the first.
  const steps = [...takesBack(situation), ...served, ...addressMoves({ ...situation, second: first }, "refuses")];
  const open = `Connections that are open when the address leaves ${second}; new ones are answered throughout.`;
  const kept = timers.seesProcess
    ? `No new request: ${second} serves until the address is on ${first}. Whether the provider ends connections that are open then is not known.`
    : open;
  const lost = hasApi ? kept : open;
  return { title, holders: holdersAsBefore(situation), affects: hasApi ? "none" : "some", from: "repair", steps, lost };
}
