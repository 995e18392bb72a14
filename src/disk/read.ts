import { TopologyError } from "../errors.js";
import type { Issue } from "../issues/issue.js";
import { readText } from "../reading/document.js";
import { type LineOf, parseLocated } from "../topology/parse.js";
import type { Topology } from "../topology/topology.js";
import { readBytes } from "./bytes.js";

/**
 * Reads a topology from a file.
 *
 * @param path - A YAML or JSON file, or 0 for standard input.
 * @returns The topology with every default filled in.
 * @throws {TopologyError} with every issue at once, each with its line where that is known; and whatever `node:fs`
 * throws for a file that cannot be read.
 *
 * @example
 * ```ts
 * const topology = readTopology("topology.yaml");
 * ```
 */
export function readTopology(path: string | 0): Topology {
  return topologyIn(readBytes(path));
}

/** The topology in a file's bytes. */
export function topologyIn(bytes: Uint8Array): Topology {
  const { data, issues, lineOf } = readText(bytes);
  if (data === undefined) throw new TopologyError(issues);
  const { topology, issues: parseIssues } = tryToParse(data, lineOf);
  if (topology !== undefined && issues.length === 0) return topology;
  throw new TopologyError([...issues, ...parseIssues].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}

function tryToParse(data: unknown, lineOf: LineOf): { topology?: Topology; issues: readonly Issue[] } {
  try {
    return { topology: parseLocated(data, lineOf), issues: [] };
  } catch (error) {
    if (error instanceof TopologyError) return { issues: error.issues };
    throw error;
  }
}
