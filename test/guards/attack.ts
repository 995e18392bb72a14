import { expect } from "vitest";
import { defaultFiles, generate, setupFiles, type Topology, UnsafeValueError } from "../../src/index.js";

/** What ends a word, a line, a block, a quote or a comment somewhere, or means something there. */
export const hostileValues = [
  ...["a\nb", "a\r\nb", "a\u2028b", "a\0b", "a b c", " a", "10.0.0.1:80 source 0.0.0.0", "a;b", "a}", "a {"],
  ...["a'b", 'a"b', "a\\", "a#b", "*/ a", "<<EOF", "%[src]", "$(id)", "`id`", "\x24{HOME}", "", "a".repeat(5000)],
];

/** More of them, for those who have time. */
export const moreHostileValues = [
  ...[
    "a\n    daemon\n",
    "\n",
    "a\u0085b",
    "a\tb",
    "a ",
    "a  b",
    "a\u00a0b",
    "10.0.0.1 10.0.0.2",
    "a; deny all;",
    "}\nb {",
  ],
  ...[
    "a,b",
    "a|b",
    "a&b",
    "a>b",
    "(a)",
    "a'; id; '",
    "a\\nb",
    "#a",
    "a # b",
    "!a",
    "@a b",
    "-- a",
    "%h",
    "$a",
    "~SEQ(1)",
  ],
  ...["{{name}}", "{a,b}", "*", "?", "../..", "/..", "é", "\u202e"],
];

type Key = string | number;

/** A value in a topology. */
export type Place = readonly Key[];

/** The kind of a place: hosts, services and so on are alike. */
export const kindOf = (place: Place) => place.filter((key) => typeof key === "string").join(".");

/** The place of each kind of value, once. */
export function placesOf(value: unknown, keys: Place = [], seen = new Set<string>()): Place[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) =>
      placesOf(inner, [...keys, Array.isArray(value) ? Number(key) : key], seen),
    );
  }
  if (value === undefined || seen.has(kindOf(keys))) return [];
  seen.add(kindOf(keys));
  return [keys];
}

function replaced(topology: Topology, place: Place, value: string): Topology {
  const copy = structuredClone(topology);
  let inner = copy as unknown as Record<Key, unknown>;
  for (const key of place.slice(0, -1)) inner = inner[key] as Record<Key, unknown>;
  inner[place.at(-1) as Key] = value;
  return copy;
}

const files = [...defaultFiles, ...setupFiles];

type Texts = readonly (readonly string[] | undefined)[];

/** Each file's texts, or undefined for one that cannot be made: then the error is an UnsafeValueError. */
function textsOf(topology: Topology, what: string): Texts {
  return files.map((file) => {
    try {
      return generate(topology, { files: [file] }).map(({ content }) => content);
    } catch (error) {
      expect(error, `${file.path}, ${what}`).toBeInstanceOf(UnsafeValueError);
      return undefined;
    }
  });
}

/** How many words each line has, whatever separates lines and words for one of the programs. */
const wordsOf = (texts: readonly string[]) => texts.map((text) => linesOf(text).map(countWords));
/** HAProxy reads a blank behind a backslash as part of a word. */
const countWords = (line: string) => line.replaceAll("\\ ", "").split(/\s/u).length;
const linesOf = (text: string) => text.split(/[\n\r\0\u0085\u2028]/);

const count = (texts: readonly string[], value: string) => texts.join("\0\0").split(value).length;

/**
 * Replaces a value of a parsed topology behind parseTopology's back: each file is then refused, or is as it was, or has the
 * structure that it has with a harmless word there.
 */
export function attack(topology: Topology, place: Place, values: readonly string[]): void {
  // A custom line may say anything, in one line.
  const isCustomLine = place.includes("lines");
  const structureOf = isCustomLine ? (texts: readonly string[]) => texts.map((text) => linesOf(text).length) : wordsOf;
  const original = textsOf(topology, "as it is");
  expect(original, "every file of a parsed topology").not.toContain(undefined);
  const harmless = textsOf(replaced(topology, place, "harmless"), `${place.join(".")} = harmless`);
  for (const value of values) {
    const what = `${place.join(".")} = ${JSON.stringify(value.slice(0, 40))}`;
    textsOf(replaced(topology, place, value), what).forEach((texts, index) => {
      if (texts === undefined || texts.join() === original[index]?.join()) return;
      const structure = JSON.stringify(structureOf(texts));
      const alike = [original[index], harmless[index]].find(
        (like) => like && JSON.stringify(structureOf(like)) === structure,
      );
      expect(alike, `${files[index]?.path} has another structure with ${what}`).toBeDefined();
      // Only a token and a header may be more than a word or a path: between single quotes, and escaped.
      if (isCustomLine || place.includes("responseHeaders") || /^[\w./-]*$/.test(value)) return;
      const added = count(texts, value) - count(alike ?? [], value);
      const quoted = count(texts, `'${value}'`) - count(alike ?? [], `'${value}'`);
      expect(added, `${files[index]?.path} contains ${what}`).toBe(quoted);
    });
  }
}
