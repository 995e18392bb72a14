import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import type { Comparison } from "../disk/compare.js";
import { printable } from "../errors.js";
import { maskSecrets, maskUnknownWords } from "../text/mask.js";
import type { Topology } from "../topology/defaults.js";
import { painter } from "./paint.js";
import { octal } from "./print.js";

/** Tells one difference; secrets are masked. */
export function describe({ host, path, status, expected, found, foundMode }: Comparison, topology: Topology): string {
  const name = printable(host + path);
  if (expected === undefined) return `extra file: ${name}\n`;
  if (status === "changed" && found === undefined) return `not a regular file: ${name}\n`;
  const modes =
    foundMode !== undefined && foundMode !== expected.mode
      ? `wrong mode: ${name} has ${octal(foundMode)}, wants ${octal(expected.mode)}\n`
      : "";
  if (status === "wrong-mode") return modes;
  const secrets = [topology.vrrp.password, topology.failover.token].filter((secret) => secret !== undefined);
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
    { context: 3 },
  );
  if (patch.hunks.length === 0) return `${modes}differs only in what is masked: ${name}\n`;
  return modes + formatPatch(patch, FILE_HEADERS_ONLY);
}

/** The parts of a patch that have a colour. */
const styles = [
  [/^(---|\+\+\+) /, "bold"],
  [/^@@ /, "cyan"],
  [/^\+/, "green"],
  [/^(-|extra file|wrong mode|not a regular)/, "red"],
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
