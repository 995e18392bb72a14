import { type Issue, parseTopology, TopologyError } from "../../src/index.js";

/** All that is wrong with a topology; nothing, if it is right. */
export function issuesIn(input: unknown): readonly Issue[] {
  return issuesFrom(() => parseTopology(input));
}

/** All that is wrong with what is read. Any other error is not meant, and is thrown. */
export function issuesFrom(read: () => unknown): readonly Issue[] {
  try {
    read();
  } catch (error) {
    if (error instanceof TopologyError) return error.issues;
    throw error;
  }
  return [];
}
