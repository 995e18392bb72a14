import { closeSync, openSync, readSync } from "node:fs";
import { type Issue, makeIssue, TopologyError } from "../errors.js";
import { readText } from "../text/document.js";
import type { Topology } from "../topology/defaults.js";
import { parseTopology } from "../topology/parse.js";

const largestTopology = 16 * 1024 * 1024;

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
  const bytes = readAtMost(path, largestTopology);
  if (bytes === undefined) throw new TopologyError([makeIssue("text-too-large", [], "more")]);
  const { data, issues, lineOf } = readText(bytes);
  if (data === undefined) throw new TopologyError(issues);
  const { topology, issues: parseIssues } = tryToParse(data);
  if (topology !== undefined && issues.length === 0) return topology;
  const located = parseIssues.map((issue): Issue => {
    const line = lineOf(issue.keys);
    return line === undefined ? issue : { ...issue, line };
  });
  throw new TopologyError([...issues, ...located].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
}

function tryToParse(data: unknown): { topology?: Topology; issues: readonly Issue[] } {
  try {
    return { topology: parseTopology(data), issues: [] };
  } catch (error) {
    if (error instanceof TopologyError) return { issues: error.issues };
    throw error;
  }
}

/** A file's bytes, or nothing where it holds more: a pipe or a device may never end. */
function readAtMost(path: string | 0, most: number): Uint8Array | undefined {
  const descriptor = path === 0 ? 0 : openSync(path, "r");
  try {
    const buffer = Buffer.alloc(64 * 1024);
    const chunks: Buffer[] = [];
    let size = 0;
    for (let read = readSome(descriptor, buffer); read > 0; read = readSome(descriptor, buffer)) {
      size += read;
      if (size > most) return undefined;
      chunks.push(Buffer.from(buffer.subarray(0, read)));
    }
    return Buffer.concat(chunks);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

/** Waits for its writer, even where whoever started us made standard input non-blocking, as sshd may. */
function readSome(descriptor: number, buffer: Buffer): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
