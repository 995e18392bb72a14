import { TopologyError } from "../errors.js";
import type { Topology } from "../topology/topology.js";
import { readTopologyText } from "../yaml.js";
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
  const { topology, issues } = readTopologyText(bytes);
  if (topology === undefined) throw new TopologyError(issues);
  return topology;
}
