import { parseDocument, visit } from "yaml";
import { TopologyError } from "./errors.js";
import type { Issue } from "./issues/issue.js";
import { formatPath, type Keys } from "./issues/path.js";
import { readText } from "./reading/document.js";
import { type LineOf, parseLocated } from "./topology/parse.js";
import { secretsOf } from "./topology/shown.js";
import type { Topology } from "./topology/topology.js";

// The entry `haproxy-failover/yaml`: topologies as text, for programs without a disk, such as a page in a browser.

/** A topology's text, read. */
export interface TopologyText {
  /** The topology with every default filled in; undefined if there are errors. */
  readonly topology: Topology | undefined;
  /** Every error, by its line. */
  readonly issues: readonly Issue[];
  /**
   * The line, from 1, of a place in the topology, such as a warning's path: `services[0].clientAddress`. Of a key that is
   * not written, the line of the map or list where it would be.
   */
  readonly lineOf: (path: string) => number | undefined;
}

/**
 * Reads a topology from the text of a YAML or JSON file.
 *
 * @param text - The text, or its bytes, which must be UTF-8.
 * @returns The topology or every error, each with its line where that is known. It throws nothing for a wrong text.
 *
 * @example
 * ```ts
 * const { topology, issues, lineOf } = readTopologyText(text);
 * if (topology) for (const { path, message } of lint(topology)) console.log(lineOf(path), message);
 * else for (const { line, path, message } of issues) console.log(line, path, message);
 * ```
 */
export function readTopologyText(text: string | Uint8Array): TopologyText {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const { data, issues: textIssues, lineOf } = readText(bytes);
  const { topology, issues } = data === undefined ? { issues: [] } : tryToParse(data, lineOf);
  const all = [...textIssues, ...issues].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return {
    topology: all.length === 0 ? topology : undefined,
    issues: all,
    lineOf: (path) => lineOf(keysOf(path)),
  };
}

function tryToParse(data: unknown, lineOf: LineOf): { topology?: Topology; issues: readonly Issue[] } {
  try {
    return { topology: parseLocated(data, lineOf), issues: [] };
  } catch (error) {
    if (error instanceof TopologyError) return { issues: error.issues };
    throw error;
  }
}

/** The keys of a path that `formatPath` wrote; those up to the first key that it had to quote. */
function keysOf(path: string): Keys {
  const keys: (string | number)[] = [];
  for (const [, name, index] of path.matchAll(/(?:^|\.)([A-Za-z_][\w-]*)|\[(\d+)\]/g)) {
    keys.push(name ?? Number(index));
  }
  const until = keys.findIndex((_, end) => !path.startsWith(formatPath(keys.slice(0, end + 1))));
  return until < 0 ? keys : keys.slice(0, until);
}

/**
 * Leaves passwords and tokens out of a topology's text, so that it may be shown or sent: `null` takes their place.
 *
 * @param text - The text of a topology without errors, apart from values that are missing: a secret in a wrong place is
 * not known as one.
 * @returns The text; undefined if it has other errors, or if a secret also stands elsewhere, such as in a comment.
 *
 * @example
 * ```ts
 * withoutSecrets("vrrp:\n  password: x7k2m9qd # shared\n..."); // "vrrp:\n  password: null # shared\n..."
 * ```
 */
export function withoutSecrets(text: string): string | undefined {
  const { issues } = readTopologyText(text);
  if (issues.some(({ code }) => code !== "missing" && code !== "token-missing")) return undefined;
  const document = parseDocument(text, { logLevel: "silent" });
  const secrets = secretsOf(document.toJS());
  const values: Place[] = [];
  const keys: Place[] = [];
  visit(document, {
    Scalar(key, { value, range }) {
      if (range) (key === "key" ? keys : secrets.includes(String(value)) ? values : []).push([range[0], range[1]]);
    },
  });
  const rest = without(text, [...values, ...keys], "");
  return secrets.some((secret) => rest.includes(secret)) ? undefined : without(text, values, "null");
}

type Place = [start: number, end: number];

function without(text: string, places: readonly Place[], instead: string): string {
  const fromEnd = [...places].sort(([one], [other]) => other - one);
  return fromEnd.reduce((rest, [start, end]) => `${rest.slice(0, start)}${instead}${rest.slice(end)}`, text);
}
