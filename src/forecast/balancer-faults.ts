import type { Outcome, Step } from "./outcome.js";
import { rangeText, round, times } from "./range.js";
import { holdersAsBefore, holdersWithoutFirst, lostAddresses, type Situation } from "./situation.js";
import { addressMoves, announced, checksFail, processEnds, secondFollows, silence } from "./steps.js";

// HAProxy or keepalived fails on the balancer that has the address, or all of that balancer does.

/** Every request is lost while the address is on the way. */
export function movesTo(situation: Situation, title: string, steps: readonly Step[]): Outcome {
  return {
    title,
    holders: holdersWithoutFirst(situation),
    affects: "all",
    from: "fault",
    steps,
    lost: `Every request to ${lostAddresses(situation)} in this time, and the connections that were open through ${situation.first}.`,
  };
}

/** Nobody takes over: it lasts until somebody helps. */
export function staysBroken(situation: Situation, title: string, why: string, steps: readonly Step[]): Outcome {
  return {
    title,
    holders: holdersAsBefore(situation),
    affects: "all",
    from: "repair",
    steps,
    lost: `Every request to ${lostAddresses(situation)} until somebody repairs it: ${why}.`,
  };
}

export function haproxyStops(situation: Situation): Outcome {
  const { first } = situation;
  return movesTo(situation, `HAProxy stops on ${first}`, [
    ...stopIsSeen(situation),
    secondFollows(situation),
    ...addressMoves(situation, "refuses"),
  ]);
}

/** The sockets are closed at once. The processes may last longer: then the check is refused. */
function stopIsSeen(situation: Situation): Step[] {
  const { timers, first } = situation;
  const { interval, fall } = timers.check;
  const ends = `HAProxy's processes on ${first} end`;
  if (!timers.checkAsks) return [{ what: `${ends} within half a second`, least: 0, most: 0.5 }, processEnds(situation)];
  const most = Math.max(0.5, fall * interval);
  return [
    { what: `${ends}, or ${times(fall)} of the check, ${interval} s apart, come first`, least: 0, most },
    processEnds(situation),
  ];
}

export function haproxyKilled(situation: Situation): Outcome {
  return movesTo(situation, `HAProxy is killed on ${situation.first}`, [
    processEnds(situation),
    secondFollows(situation),
    ...addressMoves(situation, "refuses"),
  ]);
}

export function haproxyHangs(situation: Situation): Outcome {
  const { timers, first, second, hasApi, showsHang } = situation;
  const title = `HAProxy hangs on ${first}`;
  if (!timers.checkAsks) {
    const why = "the check looks for HAProxy's process, and a process that hangs is there";
    return staysBroken(situation, title, why, []);
  }
  if (hasApi && !showsHang) {
    const why = `a hung HAProxy keeps connections open, so ${second} takes the address for served: no port speaks HTTP or TLS`;
    return staysBroken(situation, title, why, []);
  }
  return movesTo(situation, title, [
    checksFail(situation),
    secondFollows(situation),
    ...addressMoves(situation, "accepts"),
  ]);
}

/** How long keepalived takes to start. */
const restartTakes = 0.5;

export function keepalivedKilled(situation: Situation): Outcome {
  const { hasApi, first, second, timers } = situation;
  const title = `keepalived is killed on ${first}`;
  const shared = {
    title,
    holders: holdersAsBefore(situation),
    from: "fault",
  } as const;
  if (!timers.seesProcess) {
    const respawn = { what: "Upstart starts keepalived again (respawn), and it is master at once", least: 0, most: 2 };
    const lost = "Nothing, if it starts again before the others have missed three advertisements.";
    return { ...shared, affects: "none", steps: [respawn], lost };
  }
  const restart: Step[] = [
    {
      what: `systemd starts keepalived again after RestartSec=${timers.restart}`,
      least: timers.restart,
      most: timers.restart + restartTakes,
    },
    { what: "it takes no part for vrrp_startup_delay, 5 s", least: 5, most: 5.5 },
    {
      what: `${first} is backup for at most 4 advertisements of ${timers.advertisement} s, and then master`,
      least: 0,
      most: 4 * timers.advertisement,
    },
  ];
  if (hasApi) {
    const lost = `Nothing: HAProxy on ${first} goes on serving, and ${second}, though master, leaves an address that is served.`;
    return { ...shared, affects: "none", steps: restart, lost };
  }
  const quiet = silence(situation);
  const both = Math.max(0, timers.restart + restartTakes - quiet.least);
  return {
    ...shared,
    affects: "some",
    steps: [...restart, { ...announced(situation), what: `keepalived on ${first} announces its addresses again` }],
    lost: `Connections that are open when ${second} takes the address, after ${rangeText(quiet)} of silence, and when it goes back. Both have it for up to ${round(both)} s, until keepalived removes it from ${first} as it starts again.`,
  };
}

/** After keepalived, HAProxy dies as well, before systemd has started keepalived again. */
export function bothKilled(situation: Situation): Outcome | undefined {
  const { hasApi, first, second, timers } = situation;
  // Where keepalived has moved the address already, HAProxy's end is no further fault.
  if (!hasApi || !timers.seesProcess) return undefined;
  return movesTo(situation, `keepalived is killed on ${first}, and once ${second} is master, HAProxy`, [
    { what: `master.sh on ${second} looks every 2 to 3 s whether the address is served`, least: 0, most: 3 },
    ...addressMoves(situation, "refuses"),
  ]);
}

export function primaryVanishes(situation: Situation): Outcome {
  return movesTo(situation, `${situation.first} vanishes: its power or its machine is gone`, [
    silence(situation),
    ...addressMoves(situation, "no-answer"),
  ]);
}
