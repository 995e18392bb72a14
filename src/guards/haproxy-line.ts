import { UnsafeValueError } from "../errors.js";

/** Why a text is not a valid line of haproxy.cfg. */
export type LineProblem =
  | "not-printable"
  | "blank-at-an-end"
  | "too-long"
  | "comment"
  | "quote-open"
  | "backslash-at-the-end"
  | "environment"
  | "too-many-words";

/**
 * The words of a line of haproxy.cfg as HAProxy reads them: without quotes and backslashes.
 *
 * Source: parse_line() in HAProxy's src/tools.c; MAX_LINE_ARGS (64) and LINESIZE (2048) in its
 * include/haproxy/defaults.h.
 */
export function haproxyWords(text: string): string[] | LineProblem {
  if (!/^[\x20-\x7e]+$/.test(text)) return "not-printable";
  if (text.startsWith(" ") || text.endsWith(" ")) return "blank-at-an-end";
  if (text.length > 2000) return "too-long";
  const words: string[] = [];
  let word: string | undefined;
  let quote = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\\" && quote !== "'") {
      const [read, meaning] = escaped(text.slice(at, at + 4));
      if (read === 1) return "backslash-at-the-end";
      word = (word ?? "") + meaning;
      at += read - 1;
    } else if (character === quote) quote = "";
    else if (quote === "" && (character === '"' || character === "'")) {
      quote = character;
      word ??= "";
    } else if (quote === "" && character === "#") return "comment";
    else if (quote === '"' && character === "$") return "environment";
    else if (quote === "" && character === " ") {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + character;
  }
  if (quote !== "") return "quote-open";
  if (word !== undefined) words.push(word);
  return words.length > 64 ? "too-many-words" : words;
}

/** What a backslash sequence means, and its length. Before most characters, a backslash is literal. */
function escaped(text: string): [read: number, meaning: string] {
  const [hex] = /^\\x[0-9A-Fa-f]{2}/.exec(text) ?? [];
  if (hex !== undefined) return [4, String.fromCharCode(Number.parseInt(hex.slice(2), 16))];
  if (text.length === 1) return [1, ""];
  return [2, / |#|"|'|\\|\$/.test(text.charAt(1)) ? text.charAt(1) : text.slice(0, 2)];
}

/** A parsed line for haproxy.cfg. The guard lets it through unchanged. */
export class HaproxyLine {
  private constructor(readonly text: string) {}

  static of(text: string): HaproxyLine {
    if (typeof haproxyWords(text) === "string") throw new UnsafeValueError("not a custom line");
    return new HaproxyLine(text);
  }
}
