import type { TopologyInput } from "./topology.js";

/**
 * Types a topology that is written in TypeScript: the editor completes and explains its keys.
 *
 * @returns The same topology, for `parseTopology`, which checks it.
 *
 * @example
 * ```ts
 * export default defineTopology({ platform: "debian-12", ... });
 * ```
 */
export function defineTopology(input: TopologyInput): TopologyInput {
  return input;
}
