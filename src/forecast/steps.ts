import type { Step } from "./outcome.js";
import { round, secondsText, times } from "./range.js";
import type { Situation } from "./situation.js";

// The steps that several faults share. test/forecast holds each figure of master.sh against the generated file.

/** keepalived notices that HAProxy's process is gone. */
export function processEnds({ timers: { seesProcess, check }, first }: Situation): Step {
  if (seesProcess) return { what: `the kernel tells keepalived on ${first} that HAProxy is gone`, least: 0, most: 0.1 };
  const most = check.fall * check.interval;
  return {
    what: `the check on ${first} runs every ${check.interval} s, and ${times(check.fall)} decides`,
    least: most - check.interval,
    most,
  };
}

/** Checks of HAProxy run out of time. */
export function checksFail({ timers: { check, checkPause }, first }: Situation): Step {
  const { interval, timeout, fall } = check;
  const pauses = (pause: number) => (fall - 1) * pause;
  return {
    what: `the next check on ${first} begins within ${interval} s; ${fall} in a row each run out of their ${timeout} s`,
    least: fall * timeout + pauses(Math.max(0, interval - timeout)),
    most: interval + fall * timeout + pauses(checkPause),
  };
}

/** The second balancer takes over from one that could still tell that it gives up. */
export function secondFollows(situation: Situation): Step {
  const { timers, skew, skewText, first, second } = situation;
  if (!timers.givesNotice) return silence(situation);
  return {
    what: `${first} tells the others, and ${second} waits its skew: ${skewText}`,
    least: skew.least,
    most: skew.most,
  };
}

/** The second balancer takes over from one that it no longer hears. */
export function silence({ timers: { advertisement }, skew, skewText, second }: Situation): Step {
  return {
    what: `${second} hears nothing for 3 advertisements of ${advertisement} s and its skew, ${skewText}; up to ${advertisement} s had passed`,
    least: 2 * advertisement + skew.least,
    most: 3 * advertisement + skew.most,
  };
}

/** What a new master finds where the address was. */
type Found = "refuses" | "no-answer" | "accepts";

/** How long master.sh takes to find that the address is not served: curl's --connect-timeout and --max-time. */
const toFind: Record<Found, Step> = {
  refuses: { what: "the address refuses connections, which master.sh sees at once", least: 0, most: 0.05 },
  "no-answer": { what: "master.sh gives the address 0.3 s to accept a connection", least: 0, most: 0.3 },
  accepts: { what: "the address accepts connections; master.sh gives it 1 s to answer", least: 0, most: 1.05 },
};

/** From the moment that the second is master until clients reach it. */
export function addressMoves(situation: Situation, found: Found): Step[] {
  if (!situation.hasApi) return [announced(situation)];
  const { topology, timers } = situation;
  if (!timers.seesProcess) return [guideAsks(situation)];
  const { move } = situation.assumptions;
  return [
    ...(found === "refuses" ? [] : [toFind[found]]),
    ...scriptRuns(situation),
    ...othersFollow(situation),
    { what: `${topology.failover.provider}'s API moves the address`, ...move },
  ];
}

/** Where time passes between the requests for two addresses. */
export function othersFollow({ apart, addresses, second }: Situation): Step[] {
  if (apart === undefined) return [];
  const what = `master.sh on ${second} asks for ${addresses.join(" first, and for ")} ten seconds later`;
  return [{ what, ...apart }];
}

/** keepalived puts the address on an interface, and neighbours learn of it. */
export function announced({ second }: Situation): Step {
  return { what: `keepalived adds the address on ${second} and announces it`, least: 0, most: 0.2 };
}

/** What shows a server of a port that is silent: nothing but time. master.sh has so much patience, in seconds. */
export function listens(situation: Situation, balancer: string, patience: number): Step[] {
  const { timers, isSilent, isSilentBehindTls } = situation;
  if (!timers.seesProcess) return [];
  const held = { what: `HAProxy on ${balancer} must keep a silent connection open for 0.6 s`, least: 0.6, most: 0.7 };
  const what = `master.sh gives a silent server behind TLS on ${balancer} up to ${patience} s`;
  return [...(isSilent ? [held] : []), ...(isSilentBehindTls ? [{ what, least: 0, most: patience }] : [])];
}

/** Its processes: the metadata service, the site at its own anchor IP, the request. */
export function scriptRuns(situation: Situation): Step[] {
  const { second } = situation;
  return [
    ...listens(situation, second, 3),
    { what: `master.sh on ${second} looks where the address is and asks for it`, least: 0.05, most: 0.6 },
  ];
}

/** The guide's script asks the metadata service, then assign-ip the API. */
function guideAsks({ assumptions: { move }, second }: Situation): Step {
  return {
    what: `master.sh on ${second} has assign-ip ask the API, which moves the address`,
    least: move.least + 0.1,
    most: move.most + 1,
  };
}

/** `(256 - 200) / 256` of three advertisements, and the checks before: a balancer that is healthy again takes over. */
export function takesBack({ timers, first }: Situation): Step[] {
  const { check, advertisement, preemptDelay } = timers;
  return [
    {
      what: `${check.rise} checks of HAProxy on ${first} succeed, one every ${check.interval} s`,
      least: (check.rise - 1) * check.interval,
      most: check.rise * check.interval + check.timeout,
    },
    ...(preemptDelay === 0
      ? []
      : [{ what: `preemptDelay: ${secondsText(preemptDelay)}`, least: preemptDelay, most: preemptDelay }]),
    {
      what: `${first} is backup for at most 4 advertisements of ${round(advertisement)} s, and then master`,
      least: 0,
      most: 4 * advertisement,
    },
  ];
}
