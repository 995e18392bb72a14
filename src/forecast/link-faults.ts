import { movesTo, staysBroken } from "./balancer-faults.js";
import type { Outcome } from "./outcome.js";
import { holdersAsBefore, lostAddresses, type Situation } from "./situation.js";
import { addressMoves, secondFollows, silence } from "./steps.js";

// A link of the balancer that has the address goes down, or the balancers no longer hear each other.

export function privateLinkDown(situation: Situation): Outcome {
  const { first, second, hasApi, showsLoss, holdsConnections } = situation;
  const title = `the private link of ${first} goes down`;
  if (hasApi && !showsLoss) {
    const why = `a folder of certificates refuses clients that name no host, so ${second} takes the address for served; tls.redirectFrom, or one PEM file, would tell`;
    return staysBroken(situation, title, why, []);
  }
  const again = {
    what: `HAProxy on ${first} may still hold a connection open, and then master.sh on ${second} looks again after 2 to 3 s`,
    least: 0,
    most: 3,
  };
  return movesTo(situation, title, [
    silence(situation),
    ...(hasApi && holdsConnections ? [again] : []),
    ...addressMoves(situation, "accepts"),
  ]);
}

/** Undefined where the addresses are on the private link, whose fault is another one. */
export function publicLinkDown(situation: Situation): Outcome | undefined {
  const { topology, timers, hasApi, first } = situation;
  const { loadBalancers, vrrp } = topology;
  const own = loadBalancers.find(({ name }) => name === first);
  const link = own?.publicInterface ?? vrrp.publicInterface;
  const title = `the public link of ${first} goes down`;
  if (link !== undefined && link !== (own?.interface ?? vrrp.interface)) {
    return movesTo(situation, title, [
      { what: `the kernel tells keepalived on ${first} that ${link} is down`, least: 0, most: 0.1 },
      secondFollows(situation),
      ...addressMoves(situation, "no-answer"),
    ]);
  }
  if (!hasApi) return undefined;
  const why = timers.seesProcess
    ? "vrrp.publicInterface is not set, so nothing watches that link"
    : "nothing watches it";
  return staysBroken(situation, title, why, []);
}

export function splitBrain(situation: Situation): Outcome {
  const { hasApi, timers, first, second, groups, topology } = situation;
  const title = `${first} and ${second} no longer hear each other`;
  if (hasApi && timers.seesProcess) {
    return {
      title,
      holders: holdersAsBefore(situation),
      affects: "none",
      from: "fault",
      steps: [silence(situation)],
      lost: `Nothing: ${second} becomes master as well, but leaves an address that is served. When they hear each other again, it is backup.`,
    };
  }
  if (hasApi) {
    return {
      title,
      holders: [{ addresses: groups.flatMap(({ addresses }) => addresses), balancer: second }],
      affects: "some",
      from: "fault",
      steps: [silence(situation), ...addressMoves(situation, "accepts")],
      lost: `Connections that are open when ${second} takes the address. It stays there when they hear each other again: master.sh runs on a transition only.`,
    };
  }
  const names = topology.loadBalancers.map(({ name }) => name).join(" and ");
  return {
    title,
    holders: groups.map(({ addresses }) => ({ addresses, balancer: names })),
    affects: "some",
    from: "fault",
    steps: [silence(situation), ...addressMoves(situation, "accepts")],
    lost: `Connections to ${lostAddresses(situation)} that are open when both have it, and again when ${first} keeps it alone, within an advertisement of hearing the others.`,
  };
}
