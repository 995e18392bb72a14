import { platforms } from "../platforms/index.js";
import { type Pool, poolsOf } from "../topology/pools.js";
import { milliseconds, timeoutsOf } from "../topology/timeouts.js";
import type { Topology } from "../topology/topology.js";
import type { Outcome, Step } from "./outcome.js";
import { secondsText, times } from "./range.js";
import { holdersAsBefore, type Situation } from "./situation.js";
import { announced, takesBack } from "./steps.js";

// A web server dies or hangs, or all of them die.

/** HAProxy's checks of a pool's servers, in seconds. */
interface Checks {
  readonly pool: string;
  readonly interval: number;
  /** After a first failure or a first success. */
  readonly fast: number;
  readonly fall: number;
  readonly rise: number;
  readonly timeout: number;
  /** Whether a server that accepts connections and says nothing counts as down. */
  readonly seesHang: boolean;
  /** How many servers share the pool's requests. */
  readonly servers: number;
}

export function webServerDies(situation: Situation): Outcome | undefined {
  const checks = slowest(situation.topology, deathOf);
  if (checks === undefined) return undefined;
  const { name } = situation.topology.webServers[0];
  const title = `the web server on ${name} dies, or any other one`;
  const retried = platforms[situation.topology.platform].init === "systemd";
  return {
    ...unmoved(situation, title),
    affects: retried && checks.servers > 1 ? "none" : "some",
    from: checks.servers > 1 ? "fault" : "repair",
    steps: checks.servers > 1 ? [deathOf(checks)] : [comesUp(checks)],
    lost: lostByDeath(checks, retried),
  };
}

function lostByDeath({ servers, pool }: Checks, retried: boolean): string {
  if (servers === 1) return `Every request to ${pool} until somebody repairs it: it has one server.`;
  if (!retried) return `One request in ${servers} of ${pool} in this time: HAProxy asks the same server again.`;
  return `Requests that the server was answering. A connection that it refuses goes to another one at once (option redispatch).`;
}

export function webServerHangs(situation: Situation): Outcome | undefined {
  const checks = slowest(situation.topology, hangOf);
  if (checks === undefined) return undefined;
  const { name } = situation.topology.webServers[0];
  const title = `the web server on ${name} hangs, or any other one: it accepts connections and says nothing`;
  const { servers, pool } = checks;
  const share = servers > 1 ? `One request in ${servers} of ${pool}` : `Every request to ${pool}`;
  const helpless = !checks.seesHang || servers === 1;
  return {
    ...unmoved(situation, title),
    affects: servers > 1 ? "some" : "all",
    from: helpless ? "repair" : "fault",
    steps: checks.seesHang ? [servers > 1 ? hangOf(checks) : comesUp(checks)] : [],
    lost: `${share} ${helpless ? "until somebody repairs it" : "in this time"}${checks.seesHang ? "" : ": its check only connects"}.`,
  };
}

export function allWebServersDie(situation: Situation): Outcome | undefined {
  const { topology, hasApi, timers } = situation;
  const checks = slowest(topology, comesUp);
  if (checks === undefined) return undefined;
  const isBack = comesUp(checks);
  const everybody = "Every request until a web server is back, and in this time after that.";
  const holders = holdersAsBefore(situation);
  const shared = { title: "all web servers die", holders, affects: "all", from: "repair" } as const;
  if (hasApi || !timers.checkAsks) {
    return {
      ...shared,
      steps: [isBack],
      lost: `${everybody} The address stays where it is: no other balancer could do better.`,
    };
  }
  return {
    ...shared,
    steps: [isBack, ...takesBack(situation), announced(situation)],
    lost: `${everybody} No balancer has the addresses meanwhile: each one's check fails.`,
  };
}

function unmoved(situation: Situation, title: string): Pick<Outcome, "title" | "holders"> {
  return { title, holders: holdersAsBefore(situation) };
}

/** A server that refuses connections counts as down. */
function deathOf({ pool, interval, fast, fall }: Checks): Step {
  return {
    what: `HAProxy checks the servers of ${pool} every ${secondsText(interval)}; ${times(fall)}, ${secondsText(fast)} apart, take one out`,
    least: (fall - 1) * fast,
    most: interval + (fall - 1) * fast + 0.1,
  };
}

/** One that says nothing does, too, after the time-out of each check. */
function hangOf({ pool, interval, fast, fall, timeout }: Checks): Step {
  return {
    what: `HAProxy checks the servers of ${pool} every ${secondsText(interval)}; ${times(fall)}, each after ${secondsText(timeout)} and ${secondsText(fast)} apart, take one out`,
    least: fall * timeout + (fall - 1) * fast,
    most: interval + fall * timeout + (fall - 1) * fast + 0.2,
  };
}

function comesUp({ pool, interval, fast, rise }: Checks): Step {
  return {
    what: `HAProxy checks the servers of ${pool} every ${secondsText(interval)}; ${rise} successes, ${secondsText(fast)} apart, take one in`,
    least: (rise - 1) * fast,
    most: interval + (rise - 1) * fast + 0.2,
  };
}

/** Of all pools, the one where a step takes longest, or which cannot help itself; undefined where no service has one. */
function slowest(topology: Topology, step: (checks: Checks) => Step): Checks | undefined {
  const weight = (checks: Checks) => (checks.servers === 1 ? 1e6 : 0) + (checks.seesHang ? 0 : 1e3) + step(checks).most;
  const all = poolsOf(topology).map((pool) => checksOf(pool, topology));
  return all.sort((one, other) => weight(other) - weight(one))[0];
}

/** As haproxy.cfg has them; HAProxy 1.4's own where it says nothing (configuration manual, "inter", "fall", "rise"). */
function checksOf({ name, check, timeouts, servers }: Pool, topology: Topology): Checks {
  const shared = { pool: name, servers: servers?.length ?? topology.webServers.length };
  if (platforms[topology.platform].init === "upstart") {
    return { ...shared, interval: 2, fast: 2, fall: 3, rise: 2, timeout: 0, seesHang: false };
  }
  const interval = milliseconds(check.interval ?? "1s") / 1000;
  return {
    ...shared,
    interval,
    fast: Math.min(interval, 0.25),
    fall: check.fall ?? 2,
    rise: check.rise ?? 2,
    timeout: milliseconds(timeouts?.check ?? timeoutsOf(topology).check) / 1000,
    seesHang: check.type !== "tcp",
  };
}
