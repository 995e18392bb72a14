import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import type { Comparison } from "../disk/compare.js";
import { printable } from "../printable.js";
import { secretsOf } from "../topology/shown.js";
import type { Topology } from "../topology/topology.js";
import { maskSecrets, maskUnknownWords } from "./mask.js";
import { painter } from "./paint.js";
import { octal } from "./print.js";

/** More changed lines are not shown: finding them takes time by their square, 0.6 s for these. */
export const mostChangedLines = 4000;

/** Tells one difference; secrets are masked. */
export function describe(comparison: Comparison, topology: Topology): string {
  const { host, path, status, hasWrongMode, expected, found, foundSize, foundMode } = comparison;
  const name = printable(host + path);
  if (status === "leftover") return `left by an interrupted render, removed by the next: ${name}\n`;
  if (expected === undefined) return `extra file: ${name}\n`;
  if (status === "changed" && foundMode !== undefined && foundSize === undefined)
    return `not a regular file: ${name}\n`;
  const modes =
    hasWrongMode && foundMode !== undefined
      ? `wrong mode: ${name} has ${octal(foundMode)}, wants ${octal(expected.mode)}\n`
      : "";
  if (status === "wrong-mode") return modes;
  const size = Buffer.byteLength(expected.content);
  if (foundSize !== undefined && found === undefined)
    return `${modes}too large: ${name} has ${foundSize} bytes, wants ${size}\n`;
  const secrets = secretsOf(topology);
  const generated = maskSecrets(expected.content, secrets);
  // What only its owner may read is where people put secrets.
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
  if (patch === undefined) return `${modes}too different to show: ${name} has ${foundSize ?? 0} bytes, wants ${size}\n`;
  if (patch.hunks.length === 0) return `${modes}differs only in what is masked: ${name}\n`;
  return modes + formatPatch(patch, FILE_HEADERS_ONLY);
}

/** The parts of a patch that have a colour. */
const styles = [
  [/^(---|\+\+\+) /, "bold"],
  [/^@@ /, "cyan"],
  [/^\+/, "green"],
  [/^(-|extra file|left by|wrong mode|not a regular|too )/, "red"],
] as const;

/** Puts colours into what `describe` made. */
export function colored(text: string): string {
  const paint = painter(true);
  const paintLine = (line: string) => {
    const [, style] = styles.find(([pattern]) => pattern.test(line)) ?? [];
    return style === undefined ? line : paint(style, line);
  };
  return text.split("\n").map(paintLine).join("\n");
}
