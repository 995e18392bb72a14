import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";
import pc from "picocolors";
import { printable } from "../errors.js";
import { generate } from "../generate.js";
import { type Comparison, compareFiles, readTopology } from "../node.js";
import { maskSecrets, maskUnknownWords } from "../text/mask.js";
import type { Topology } from "../topology/defaults.js";
import { type Command, source } from "./command.js";
import { json, octal } from "./report.js";

export const diff: Command = {
  usage: "diff TOPOLOGY DIR",
  summary: "compare DIR with what would be written there",
  help: `Prints a unified diff from the files in DIR to those that would be generated, in
the layout that render writes: DIR/<host>/<path>. Tells missing and extra files
and wrong modes too. Secrets are masked, and
in files that hold them every word that is not generated.

  --json   print the list of differences as JSON, without texts

Exit code: 0 if nothing differs, 1 if something does, 2 if it could not be told.`,
  options: { json: { type: "boolean" } },
  operands: 2,
  refused: 2,
  run({ operands: [file = "-", directory = ""], options }, { out, color }) {
    const topology = readTopology(source(file));
    const differences = compareFiles(generate(topology), directory).filter(({ status }) => status !== "same");
    if (options.json) {
      const list = differences.map(({ host, path, status }) => ({ host, path, status }));
      out(json({ differences: list }));
    } else {
      const text = differences.map((difference) => describe(difference, topology)).join("");
      out(color ? paint(text) : text);
    }
    return differences.length === 0 ? 0 : 1;
  },
};

function describe({ host, path, status, expected, found, foundMode }: Comparison, topology: Topology): string {
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

function paint(text: string): string {
  const { bold, cyan, green, red } = pc.createColors(true);
  const colors: [RegExp, (line: string) => string][] = [
    [/^(---|\+\+\+) /, bold],
    [/^@@ /, cyan],
    [/^\+/, green],
    [/^(-|extra file|wrong mode|not a regular)/, red],
  ];
  const paintLine = (line: string) => colors.find(([pattern]) => pattern.test(line))?.[1](line) ?? line;
  return text.split("\n").map(paintLine).join("\n");
}
