import { makeIssue } from "../issues/make.js";
import { jsonCommentLine, readJson } from "./json.js";
import { plainText } from "./plain.js";
import { type ReadText, unreadable } from "./read-text.js";
import { readYaml } from "./yaml.js";

/** Reads JSON or YAML. JSON has its own reader: YAML's takes a hundred times as long. */
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
  // JSON is also YAML: only errors are located with the slow YAML reader.
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

/** Whether the slow YAML reader can read the text in a few seconds. */
function isShort(text: string): boolean {
  return text.length <= 2 * 1024 * 1024 && text.split("\n").length <= 100_000;
}
