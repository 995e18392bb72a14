import type * as z from "zod/mini";
import { type Issue, type IssueCode, type Keys, makeIssue, quote, TopologyError } from "../errors.js";
import { addressProblem } from "../fields/address-problem.js";
import { draftMap } from "../fields/draft.js";
import { virtualAddressProblem } from "../fields/virtual-address.js";
import { platformNames } from "../platforms/index.js";
import { providerNames, providers } from "../providers/index.js";
import { accept, isTooLong, listKeys } from "./accept.js";
import type { Topology } from "./defaults.js";
import { crossFieldIssues } from "./rules.js";
import { topologySchema } from "./schema/topology.js";
import { isBesideSecret, shownAt } from "./shown.js";

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
  const topology = accept(input);
  if (topology === undefined) throw new TopologyError(atMost(mostIssues, issuesOf(input)));
  return topology;
}

/** Everything that is wrong. */
function issuesOf(input: unknown): readonly Issue[] {
  const long = longList(input);
  if (long) return [long];
  const { error } = topologySchema.safeParse(input, { jitless: true });
  const fieldIssues = (error?.issues ?? []).slice(0, mostIssues + 1).flatMap((issue) => translate(issue, input));
  return distinct([...fieldIssues, ...crossFieldIssues(input)]);
}

/** Nobody mends more at once. */
const mostIssues = 1000;

function atMost(most: number, issues: readonly Issue[]): readonly Issue[] {
  return issues.length <= most ? issues : [...issues.slice(0, most), makeIssue("too-many-issues", [], "more errors")];
}

function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [`${issue.code} ${issue.path}`, issue])).values()];
}

/** A list that is longer than any tier, before anything walks through it. */
function longList(input: unknown): Issue | undefined {
  const topology = draftMap(input);
  const key = listKeys.find((name) => isTooLong(topology[name]));
  return key === undefined ? undefined : makeIssue("list-too-long", [key], "more");
}

/** Turns zod's issue, whose message is the code of the broken rule, into ours. */
function translate(issue: z.core.$ZodIssue, input: unknown): Issue[] {
  const keys = issue.path as Keys;
  if (issue.code === "unrecognized_keys") {
    const known = issue.message;
    return issue.keys.slice(0, mostIssues).map((key) => unknownKey(keys, key, known, input));
  }
  const branch = branchOf(issue, valueAt(input, keys));
  if (branch !== undefined)
    return branch.flatMap((inner) => translate({ ...inner, path: [...issue.path, ...inner.path] }, input));
  const value = valueAt(input, keys);
  const rule = ruleOf(issue.message as IssueCode, value);
  const expected = expectedKind(issue);
  // What is no list at all has been told already.
  if (rule.endsWith("-too-few") && issue.code === "too_small" && !Array.isArray(value)) return [];
  return [
    makeIssue(codeOf(issue, rule, value), keys, describe(value, shownAt(keys, input), expected), details[rule], rule),
  ];
}

/** Where a text or a map may stand: what is wrong with the one that does. */
function branchOf(issue: z.core.$ZodIssue, value: unknown): readonly z.core.$ZodIssue[] | undefined {
  if (issue.code !== "invalid_union" || issue.errors.length !== 2) return undefined;
  return typeof value === "string" ? issue.errors[0] : value === draftMap(value) ? issue.errors[1] : undefined;
}

/** What some rules wish for depends on what there is. */
const details: Partial<Record<IssueCode, string>> = {
  "platform-unknown": `there are: ${platformNames.join(", ")}`,
  "provider-unknown": `there are: ${providerNames.join(", ")}`,
  "failover-malformed": `such as ${providers.map(({ example }) => example).join(" or ")}`,
};

/** The broken rule by its most telling name: an address may be wrong in many ways. */
function ruleOf(rule: IssueCode, value: unknown): IssueCode {
  if (typeof value !== "string") return rule;
  if (rule === "address-malformed") return addressProblem(value) ?? rule;
  return rule === "virtual-address-malformed" ? (virtualAddressProblem(value) ?? rule) : rule;
}

/** A key that the schema does not have. It may be a secret that lost its place: beside secrets only likely slips are shown. */
function unknownKey(keys: Keys, key: string, known: string, input: unknown): Issue {
  const shown = (isBesideSecret(keys, input) ? isLikeOneOf(key, known) : /^[A-Za-z][\w-]{0,39}$/.test(key))
    ? key
    : "(not shown)";
  return makeIssue("unknown-key", [...keys, shown], `the key ${quote(shown)}`, `there are: ${known}`);
}

/** Whether a key of letters starts as a known one does: `pasword`, `token_file`, `RouterID`. */
function isLikeOneOf(key: string, known: string): boolean {
  const start = key.slice(0, 3).toLowerCase();
  return /^[A-Za-z_-]{3,20}$/.test(key) && known.split(", ").some((name) => name.toLowerCase().startsWith(start));
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
function describe(value: unknown, shown: ReturnType<typeof shownAt>, expected?: string): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  const isSecret = shown?.secret === true;
  if (typeof value === "string") {
    const mayBeShown = shown?.ifLike?.test(value) ?? true;
    if (isSecret || !mayBeShown || expected === "object" || expected === "array") {
      return `a text of ${value.length} characters`;
    }
    return expected === undefined ? quote(value) : `the text ${quote(value)}`;
  }
  if (typeof value === "number" || typeof value === "boolean") {
    const quotesMissing = expected === "string" ? " without quotes" : "";
    return isSecret ? `a ${typeof value}${quotesMissing}` : `the ${typeof value} ${value}${quotesMissing}`;
  }
  return typeof value === "object" ? "a map" : `a ${typeof value}`;
}

function valueAt(input: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], input);
}
