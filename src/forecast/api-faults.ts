import { movesTo, staysBroken } from "./balancer-faults.js";
import type { Outcome, Step } from "./outcome.js";
import { secondsText } from "./range.js";
import type { Situation } from "./situation.js";
import { addressMoves, othersFollow, processEnds, scriptRuns, secondFollows } from "./steps.js";

// HAProxy is killed, and the provider's API is not well either. Undefined where no API moves the address.

export function apiSlow(situation: Situation): Outcome | undefined {
  const { slowMove } = situation.assumptions;
  const slow = { what: "the slow API moves the address", ...slowMove };
  return killedWhile(situation, "slow", [...scriptRuns(situation), ...othersFollow(situation), slow]);
}

export function apiDown(situation: Situation): Outcome | undefined {
  // Up to 12 s for a call, and 2 more until it is killed; the first two have 5.
  const call = { what: "a call that was under way when the API came back gets no answer", least: 0, most: 14 };
  return killedWhile(situation, "down", [...faultPasses(situation, "does not answer"), call, ...moves(situation)]);
}

export function apiRefuses(situation: Situation): Outcome | undefined {
  const why = `refuses: ${situation.refusals}`;
  return killedWhile(situation, "refusing", [...faultPasses(situation, why), ...moves(situation)]);
}

function moves(situation: Situation): Step[] {
  return addressMoves(situation, "refuses");
}

function killedWhile(situation: Situation, state: string, then: readonly Step[]): Outcome | undefined {
  const { hasApi, timers, first } = situation;
  if (!hasApi) return undefined;
  const title = `HAProxy is killed on ${first} while the API is ${state}`;
  if (!timers.seesProcess && state !== "slow") {
    const why = "master.sh gives up after ten tries, about 31 s";
    return staysBroken(situation, title, why, []);
  }
  return movesTo(situation, title, [processEnds(situation), secondFollows(situation), ...then]);
}

/** master.sh adds up to half of each. */
const longer = 1.5;

function faultPasses({ second, patience, assumptions: { apiFault } }: Situation, what: string): Step[] {
  const waited = patience.map((_, n) => patience.slice(0, n).reduce((sum, delay) => sum + delay, 0));
  const [delay = 15] = patience.filter((_, n) => (waited[n] ?? 0) <= apiFault).slice(-1);
  const [last, longest] = patience.slice(-2);
  return [
    { what: `the API ${what} for ${secondsText(apiFault)}`, least: apiFault, most: apiFault + 0.6 },
    {
      what: `master.sh on ${second} tries again after ${patience.slice(0, -2).join(", ")} and ${last} s, then every ${longest}, each up to half as long again; by now ${secondsText(delay)}`,
      least: 0,
      most: delay * longer,
    },
  ];
}
