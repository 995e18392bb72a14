import { expectParsed } from "../topology/expect-parsed.js";
import type { Topology } from "../topology/topology.js";
import { faultNames, faults } from "./faults.js";
import type { FaultName, Forecast, Range, Setting } from "./outcome.js";
import { arithmeticOf, round, sumOf } from "./range.js";
import { type Candidate, candidatesFor } from "./settings.js";
import { type Situation, situationOf } from "./situation.js";

export interface ForecastOptions {
  /**
   * The faults to tell of.
   *
   * @default all that the tier can have
   */
  readonly faults?: readonly FaultName[];
  /**
   * How long the provider's API takes to move the address, in seconds: from the request until traffic arrives.
   *
   * @default what is known of the provider, otherwise 1 to 10
   */
  readonly move?: Range | undefined;
  /**
   * The same in the fault `api-slow`, in seconds. An assumption, not a measurement.
   *
   * @default 10 to 30
   */
  readonly slowMove?: Range | undefined;
  /**
   * How long the API is away in `api-down` and `api-refuses`, in seconds.
   *
   * @default 60
   */
  readonly apiFault?: number | undefined;
}

/**
 * Tells what a tier will do when something fails: who has the address in the end, after how long, what is lost, and
 * which settings would make it shorter. The times come from the timers in the generated files; docs/lab.md has them
 * beside what the lab measures.
 *
 * @param topology - A topology from `parseTopology`.
 * @returns A forecast for each fault that the tier can have, always in the same order. A tier without an API, for
 * example, has no `api-down`.
 *
 * @example
 * ```ts
 * for (const { title, seconds, lost } of forecast(topology)) console.log(title, seconds.most, lost);
 * forecast(topology, { faults: ["haproxy-killed"], move: { least: 2, most: 4 } });
 * ```
 */
export function forecast(topology: Topology, options: ForecastOptions = {}): Forecast[] {
  expectParsed(topology);
  const { faults: asked = faultNames, ...said } = options;
  const situation = situationOf(topology, said);
  const candidates = candidatesFor(situation).map((one) => ({ ...one, changed: situationOf(one.changed, said) }));
  return faultNames
    .filter((name) => asked.includes(name))
    .flatMap((name) => forecastOf(name, situation, candidates) ?? []);
}

/** A setting that may make a fault shorter, and the tier with it. */
type Changed = Omit<Candidate, "changed"> & { readonly changed: Situation };

function forecastOf(fault: FaultName, situation: Situation, candidates: readonly Changed[]): Forecast | undefined {
  const outcome = faults[fault](situation);
  if (outcome === undefined) return undefined;
  const steps = outcome.steps.map(({ what, least, most }) => ({ what, least: round(least), most: round(most) }));
  const seconds = sumOf(steps);
  const shorter = candidates.flatMap(({ path, value, costs, changed }): Setting[] => {
    const then = faults[fault](changed);
    if (then === undefined) return [];
    if (then.from !== outcome.from) return then.from === "fault" ? [{ path, value, saves: undefined, costs }] : [];
    const saves = round(seconds.most - sumOf(then.steps).most);
    return outcome.affects !== "none" && saves > 0 ? [{ path, value, saves, costs }] : [];
  });
  return {
    fault,
    title: outcome.title,
    holders: outcome.holders,
    affects: outcome.affects,
    from: outcome.from,
    seconds,
    steps,
    arithmetic: arithmeticOf(steps),
    lost: outcome.lost,
    shorter,
  };
}
