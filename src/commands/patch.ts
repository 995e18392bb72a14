import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import type { Comparison } from "../disk/compare.js";
import { printable } from "../printable.js";
import { secretsOf } from "../topology/shown.js";
import type { Topology } from "../topology/topology.js";
import { maskSecrets, maskUnknownWords } from "./mask.js";
import { painter } from "./paint.js";
import { octal } from "./print.js";

/** More changed lines are not shown: the time to find them grows with their square, 0.6 s for this many. */
export const mostChangedLines = 4000;

/** Describes a difference, with secrets masked. */
export function describe(comparison: Comparison, topology: Topology): string {
  const { host, path, status, hasWrongMode, expected, found, foundSize, foundMode } = comparison;
  const name = printable(host + path);
  if (status === "leftover") return `left behind by an interrupted render; the next one removes it: ${name}\n`;
  if (expected === undefined) return `extra file: ${name}\n`;
  if (status === "changed" && foundMode !== undefined && foundSize === undefined)
    return `not a regular file: ${name}\n`;
  const modes =
    hasWrongMode && foundMode !== undefined
      ? `wrong mode: ${name} has ${octal(foundMode)}, should have ${octal(expected.mode)}\n`
      : "";
  if (status === "wrong-mode") return modes;
  const size = Buffer.byteLength(expected.content);
  if (foundSize !== undefined && found === undefined)
    return `${modes}too large: ${name} has ${foundSize} bytes, should have ${size}\n`;
  const secrets = secretsOf(topology);
  const generated = maskSecrets(expected.content, secrets);
  // People add their own secrets to files that only the owner can read.
  const isPrivate = (expected.mode & 0o044) === 0;
  const old = isPrivate ? maskUnknownWords(found ?? "", generated, secrets) : maskSecrets(found ?? "", secrets);
  const patch = structuredPatch(
    found === undefined ? "/dev/null" : `a/${name}`,
    `b/${name}`,
    printable(old, "\n\t"),
    generated,
    undefined,
    undefined,
    { context: 3, ...(found === undefined ? {} : { maxEditLength: mostChangedLines }) },
  );
  if (patch === undefined)
    return `${modes}too different to show: ${name} has ${foundSize ?? 0} bytes, should have ${size}\n`;
  if (patch.hunks.length === 0) return `${modes}differs only in masked text: ${name}\n`;
  return modes + formatPatch(patch, FILE_HEADERS_ONLY);
}

/** The coloured parts of a patch. */
const styles = [
  [/^(---|\+\+\+) /, "bold"],
  [/^@@ /, "cyan"],
  [/^\+/, "green"],
  [/^(-|extra file|left by|wrong mode|not a regular|too )/, "red"],
] as const;

/** Colours the output of `describe`. */
export function colored(text: string): string {
  const paint = painter(true);
  const paintLine = (line: string) => {
    const [, style] = styles.find(([pattern]) => pattern.test(line)) ?? [];
    return style === undefined ? line : paint(style, line);
  };
  return text.split("\n").map(paintLine).join("\n");
}
