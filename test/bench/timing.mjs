import { measure } from "mitata";

/** How long each contestant is measured in a round, in seconds, and at least three times. */
export const seconds = 0.05;

/** For how long the contestants take turns, in seconds, and at least how often. */
const span = 20;
const fewestRounds = 5;

/** The middle value. */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** The median time of a function that has been called for a while, in seconds. */
export async function time(work) {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) work();
  const { p50 } = await measure(work, { min_samples: 3, min_cpu_time: seconds * 1e9 });
  return p50 / 1e9;
}

/**
 * Times several contestants in their turn, round after round: each has its best round, so that a moment in which the
 * machine was busy elsewhere spoils nobody: with a busy neighbour on the same core it is half as fast, for seconds.
 *
 * @param contestants - By name, what takes a time, in seconds.
 */
export async function bestOf(contestants) {
  const best = {};
  const end = performance.now() + span * 1000;
  for (let round = 0; round < fewestRounds || performance.now() < end; round++) {
    for (const [name, take] of Object.entries(contestants)) {
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, await take());
    }
  }
  return best;
}
