import type { Issue } from "../issues/issue.js";
import { makeIssue } from "../issues/make.js";
import type { Keys } from "../issues/path.js";
import { jsonCommentLine, readJson } from "./json.js";
import { plainText } from "./plain.js";
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
  const plain = plainText(bytes);
  if ("issue" in plain) return unreadable(plain.issue);
  const { text } = plain;
  const data = readJson(text);
  if (data === undefined) {
    const comment = jsonCommentLine(text);
    if (comment !== undefined) {
      return unreadable(makeIssue({ code: "yaml-syntax", keys: [], problem: "comment" }, comment));
    }
    return isShort(text) ? readYaml(text) : unreadable(makeIssue({ code: "text-too-large", keys: [] }));
  }
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

/** A text that says nothing, and why. */
function unreadable(issue: Issue): ReadText {
  return { data: undefined, issues: [issue], lineOf: () => undefined };
}
