import type * as z from "zod/mini";
import { TopologyError } from "../errors.js";
import { addressProblem, canonicalForm } from "../fields/address-problem.js";
import { draftMap } from "../fields/draft.js";
import { virtualAddressProblem } from "../fields/virtual-address-problem.js";
import type { FieldRule, Issue, ValueKind } from "../issues/issue.js";
import { makeIssue } from "../issues/make.js";
import { formatPath, type Keys } from "../issues/path.js";
import { describeValue, type FoundValue } from "../issues/value.js";
import { providerNames, providers } from "../providers/index.js";
import { accept, isTooLong, listKeys, longestList } from "./accept.js";
import { isSameWord, meantKey } from "./meant-key.js";
import { placesOf } from "./places.js";
import { crossFieldIssues } from "./rules/all.js";
import { topologySchema } from "./schema/topology.js";
import { definition, keysOf, limitsOf, type Schema, schemaAt } from "./schema-at.js";
import { isBesideSecret, shownAt } from "./shown.js";
import type { Topology } from "./topology.js";

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
  return parseLocated(input, () => undefined);
}

/** Finds the line of a place in a topology. */
export type LineOf = (keys: Keys) => number | undefined;

/** The same for a topology from a file, with line numbers in its errors. */
export function parseLocated(input: unknown, lineOf: LineOf): Topology {
  const topology = accept(input);
  if (topology !== undefined) return topology;
  const issues = atMost(mostIssues, issuesOf(input, lineOf));
  throw new TopologyError(issues.map((issue) => ({ ...withLine(issue.line ?? lineOf(issue.keys)), ...issue })));
}

function withLine(line: number | undefined): { line?: number } {
  return line === undefined ? {} : { line };
}

/** All errors. */
function issuesOf(input: unknown, lineOf: LineOf): readonly Issue[] {
  const long = longList(input);
  if (long) return [long];
  const { error } = topologySchema.safeParse(input, { jitless: true });
  const fieldIssues = (error?.issues ?? [])
    .slice(0, mostIssues + 1)
    .flatMap((issue) => translate(issue, input, lineOf));
  return withoutMeant(distinct([...fieldIssues, ...crossFieldIssues(input)]));
}

/** More than anyone fixes at once. */
const mostIssues = 1000;

function atMost(most: number, issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= most) return issues;
  return [...issues.slice(0, most), makeIssue({ code: "too-many-issues", keys: [], maximum: most })];
}

function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.code} ${issue.path} ${issue.line}`, issue])).values()];
}

/** Leaves out keys that are missing only because they are misspelled. */
function withoutMeant(issues: readonly Issue[]): Issue[] {
  const meant = new Set(
    issues.flatMap((issue) =>
      issue.code === "unknown-key" && issue.meant !== undefined
        ? [formatPath([...issue.keys.slice(0, -1), issue.meant])]
        : [],
    ),
  );
  return issues.filter(({ code, path }) => code !== "missing" || !meant.has(path));
}

/** Refuses a list longer than any tier before anything walks through it. */
function longList(input: unknown): Issue | undefined {
  const topology = draftMap(input);
  const key = listKeys.find((name) => isTooLong(topology[name]));
  return key === undefined ? undefined : makeIssue({ code: "list-too-long", keys: [key], maximum: longestList });
}

/** Turns zod's issue, whose message is the code of the broken rule, into ours. */
function translate(issue: z.core.$ZodIssue, input: unknown, lineOf: LineOf): Issue[] {
  const keys = issue.path as Keys;
  const schema = schemaAt(keys, input);
  if (issue.code === "unrecognized_keys") {
    const known = schema ? keysOf(schema, inputAt(keys, input)).filter((key) => key !== "$schema") : [];
    return issue.keys.slice(0, mostIssues).map((key) => unknownKey(keys, key, known, input, lineOf));
  }
  const found = inputAt(keys, input);
  const branch = branchOf(issue, schema, found);
  if (branch) return branch.flatMap((inner) => translate({ ...inner, path: [...keys, ...inner.path] }, input, lineOf));
  const rule = ruleOf(issue.message as FieldRule["code"], schema, found);
  if (found === undefined || found === null) return [makeIssue({ code: "missing", keys, rule })];
  // A value that is not a list has already been reported.
  if (issue.code === "too_small" && "length" in Object(found) && !Array.isArray(found)) return [];
  const expected = issue.code === "invalid_type" ? kinds[issue.expected] : undefined;
  const value = valueAt(keys, input, expected);
  const isNumberInPlace = typeof found === "number" && expected === "number";
  if (expected === undefined || isNumberInPlace) return [makeIssue({ ...rule, keys, value })];
  return [makeIssue({ code: "wrong-type", keys, rule, value, expected })];
}

/** For a text-or-map field: the errors of the form that was given. */
function branchOf(
  issue: z.core.$ZodIssue,
  schema: Schema | undefined,
  value: unknown,
): readonly z.core.$ZodIssue[] | undefined {
  if (issue.code !== "invalid_union" || schema === undefined) return undefined;
  const [, map, ...others] = definition(schema).options ?? [];
  if (map === undefined || definition(map).shape === undefined || others.length > 0) return undefined;
  return typeof value === "string" ? issue.errors[0] : value === draftMap(value) ? issue.errors[1] : undefined;
}

/** zod's names for the kinds of value. */
const kinds: Readonly<Record<string, ValueKind>> = {
  string: "text",
  number: "number",
  int: "number",
  boolean: "boolean",
  array: "list",
  object: "map",
};

/** The broken rule with its limits. An address may break it in many ways. */
function ruleOf(code: FieldRule["code"], schema: Schema | undefined, value: unknown): FieldRule {
  if (/^address-(malformed|not-ipv4|not-ipv6)$/.test(code) && typeof value === "string") {
    return ofAddress(addressProblem(value) ?? code, value);
  }
  if (code === "interface-malformed" && value === "lo") return { code: "interface-loopback" };
  if (code === "virtual-address-malformed" && typeof value === "string") {
    return ofAddress(virtualAddressProblem(value) ?? code, value.replace(/\/.*/, ""));
  }
  if (code === "provider-unknown") return { code, known: providerNames };
  if (code === "failover-malformed") return { code, examples: providers.map(({ example }) => example) };
  // The schema pairs each code with the limits that it needs.
  return { code, ...(schema && limitsOf(schema)) } as FieldRule;
}

function ofAddress(code: FieldRule["code"], address: string): FieldRule {
  if (code === "address-not-canonical") return { code, canonical: canonicalForm(address) };
  return { code } as FieldRule;
}

/** An unknown key. It may be a misplaced secret: next to secrets, only likely misspellings are shown. */
function unknownKey(keys: Keys, key: string, known: readonly string[], input: unknown, lineOf: LineOf): Issue {
  const meant = meantKey(key, known);
  const isPlain = isBesideSecret(keys, input) ? isLikeOneOf(key, known) : /^[A-Za-z][\w-]{0,39}$/.test(key);
  const belongs = meant === undefined ? placesOf(key, inputAt([...keys, key], input)) : [];
  const mayBeShown = isPlain || isSameWord(key, meant) || key === "<<" || key === "$schema";
  const problem = {
    code: "unknown-key",
    keys: [...keys, mayBeShown ? key : "(not shown)"],
    ...(mayBeShown && { key }),
    ...(mayBeShown && meant !== undefined && { meant }),
    ...(mayBeShown && belongs.length > 0 && { belongs }),
    known,
  } as const;
  return makeIssue(problem, lineOf([...keys, key]));
}

/** Whether a key of letters starts as a known one does: `pasword`, `token_file`, `RouterID`. */
function isLikeOneOf(key: string, known: readonly string[]): boolean {
  const start = key.slice(0, 3).toLowerCase();
  return /^[A-Za-z_-]{3,20}$/.test(key) && known.some((name) => name.toLowerCase().startsWith(start));
}

/** Describes the value at this path; only its kind if it may be a secret, or is text in place of a map. */
function valueAt(keys: Keys, input: unknown, expected?: ValueKind): FoundValue {
  const value = inputAt(keys, input);
  const shown = shownAt(keys, input);
  const isOdd = typeof value === "string" && shown?.ifLike?.test(value) === false;
  const isInPlaceOfMany = typeof value === "string" && (expected === "map" || expected === "list");
  return describeValue(value, shown?.secret || isOdd || isInPlaceOfMany);
}

function inputAt(keys: Keys, input: unknown): unknown {
  return keys.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], input);
}
