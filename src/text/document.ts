import { type Issue, type IssueCode, type Keys, makeIssue } from "../errors.js";
import { readYaml } from "./yaml.js";

/** A text, read as data. */
export interface ReadText {
  /** What the text says; undefined where it could not be read. */
  readonly data: unknown;
  /** What is wrong with the text as such. */
  readonly issues: readonly Issue[];
  /** The line, from 1, on which a value stands, or else the nearest thing around it. */
  readonly lineOf: (keys: Keys) => number | undefined;
}

/** Reads JSON or YAML. JSON goes a way of its own, because YAML takes a hundred times as long. */
export function readText(bytes: Uint8Array): ReadText {
  const text = decode(bytes);
  if (text === undefined) return unreadable("text-binary", "bytes that are not UTF-8");
  const control = text.search(/(?!\r?\n|\t)[\p{Cc}\p{Cs}]/u);
  if (control >= 0) return unreadable("text-binary", "a control character", text.slice(0, control).split("\n").length);
  if (text.trim() === "") return unreadable("text-empty", "nothing");
  const data = readJson(text);
  if (data === undefined) return isShort(text) ? readYaml(text) : unreadable("text-too-large", "more");
  // JSON is YAML too: the slow way is taken only for the lines of mistakes.
  let yaml: ReadText | undefined;
  return {
    data,
    issues: [],
    lineOf(keys) {
      if (yaml === undefined && isShort(text)) yaml = readYaml(text);
      return yaml?.lineOf(keys);
    },
  };
}

/** Whether YAML's reader, which is slow, comes to an end in a few seconds. */
function isShort(text: string): boolean {
  return text.length <= 2 * 1024 * 1024 && text.split("\n").length <= 100_000;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Nothing where the text is not JSON, or has a key twice, which `JSON.parse` would pass over. */
function readJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return countKeys(data) === countKeysInText(text) ? data : undefined;
  } catch {
    return undefined;
  }
}

function countKeys(data: unknown): number {
  if (typeof data !== "object" || data === null) return 0;
  const own = Array.isArray(data) ? 0 : Object.keys(data).length;
  return Object.values(data).reduce<number>((sum, value) => sum + countKeys(value), own);
}

function countKeysInText(json: string): number {
  let keys = 0;
  for (const [, colon] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) keys += 1;
  return keys;
}

/** A text that says nothing, and why. */
function unreadable(code: IssueCode, found: string, line?: number): ReadText {
  const issue = makeIssue(code, [], found);
  return { data: undefined, issues: [line === undefined ? issue : { ...issue, line }], lineOf: () => undefined };
}
