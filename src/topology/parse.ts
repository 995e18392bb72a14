import type * as z from "zod";
import { type Issue, type IssueCode, type Keys, makeIssue, quote, TopologyError } from "../errors.js";
import { platformNames } from "../platforms/index.js";
import { fillIn, type Topology } from "./defaults.js";
import { crossFieldIssues } from "./rules.js";
import { topologySchema } from "./schema.js";

/**
 * Checks a topology and fills in its defaults.
 *
 * @param input - What a YAML or JSON file held, or an object made in code; see docs/topology.md for its keys.
 * @returns The topology with every default filled in; parsing it again gives the same.
 * @throws {TopologyError} with every issue at once.
 *
 * @example
 * ```ts
 * const topology = parseTopology(JSON.parse(text));
 * ```
 */
export function parseTopology(input: unknown): Topology {
  const result = topologySchema.safeParse(input);
  const issues = [
    ...(result.error?.issues.flatMap((issue) => translate(issue, input)) ?? []),
    ...crossFieldIssues(input),
  ];
  if (issues.length > 0 || !result.success) throw new TopologyError(issues);
  return fillIn(result.data);
}

/** Turns zod's issue, whose message is the code of the broken rule, into ours. */
function translate(issue: z.core.$ZodIssue, input: unknown): Issue[] {
  const keys = issue.path as Keys;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey(keys, key, issue.message));
  }
  const rule = issue.message as IssueCode;
  const value = valueAt(input, keys);
  const detail = rule === "platform-unknown" ? `there are: ${platformNames.join(", ")}` : undefined;
  return [makeIssue(codeOf(issue, rule, value), keys, describe(issue, keys, value), detail, rule)];
}

/** A key that the schema does not have. Beside a secret, a text that is no plain word may be the secret itself. */
function unknownKey(keys: Keys, key: string, known: string): Issue {
  const besideSecret = keys[0] === "vrrp" || keys[0] === "failover";
  const plainWord = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(key);
  const shown = besideSecret && !plainWord ? "(not shown)" : key;
  return makeIssue("unknown-key", [...keys, shown], `the key ${quote(shown)}`, `there are: ${known}`);
}

function codeOf(issue: z.core.$ZodIssue, rule: IssueCode, value: unknown): IssueCode {
  if (value === undefined || value === null) return "missing";
  const isNumberInPlace = typeof value === "number" && expectedKind(issue) === "number";
  return issue.code === "invalid_type" && !isNumberInPlace ? "wrong-type" : rule;
}

function expectedKind(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== "invalid_type") return undefined;
  return issue.expected === "int" ? "number" : issue.expected;
}

/** Says what was found. Where a secret may stand, and where a text stands in the place of a map, only what kind it is. */
function describe(issue: z.core.$ZodIssue, keys: Keys, value: unknown): string {
  const key = keys.at(-1);
  const expected = expectedKind(issue);
  const hidden = key === "password" || key === "token" || expected === "object" || expected === "array";
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "string") {
    const shown = expected === undefined ? quote(value) : `the text ${quote(value)}`;
    return hidden ? `a text of ${value.length} characters` : shown;
  }
  if (typeof value !== "number" && typeof value !== "boolean")
    return typeof value === "object" ? "a map" : `a ${typeof value}`;
  const quotesMissing = expected === "string" ? " without quotes" : "";
  return hidden ? `a ${typeof value}${quotesMissing}` : `the ${typeof value} ${value}${quotesMissing}`;
}

function valueAt(input: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], input);
}
