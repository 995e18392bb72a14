import { type Comparison, compareFiles } from "../disk/compare.js";
import { readHosts } from "../disk/hosts.js";
import { TopologyError } from "../errors.js";
import { generate } from "../generate.js";
import { importTier, readPaths } from "../import/tier.js";
import { unreadOf } from "../import/unread.js";
import { printable } from "../printable.js";
import { secretsOf } from "../topology/shown.js";
import type { Topology } from "../topology/topology.js";
import { type Command, UsageError } from "./command.js";
import { maskSecrets, maskUnknownWords } from "./mask.js";
import { reportIssues } from "./report.js";

export const importFiles: Command = {
  usage: "import DIR",
  summary: "print the topology of files that you have",
  help: `Prints the topology of a tier on Ubuntu 14.04 that was built by hand after the guide
(docs/guide.md), from its hosts' files, and lists every line that this topology does
not give. DIR has a folder for each host, named as the host, with these files at their paths:
  ${readPaths.map((path) => path.slice(1)).join("\n  ")}

The topology holds the VRRP password. The API token stays out of it: failover.tokenFile
names a file to put it into.

  --token   print the API token as well

Examples:
  haproxy-failover import fetched
  haproxy-failover import --token fetched > topology.yaml

Exit code: 0 if the topology gives these files, 1 if it does not or is not valid,
2 if DIR has no tier or cannot be read.`,
  options: { token: { type: "boolean" } },
  operands: { least: 1, most: 1 },
  completes: { operands: "folder" },
  refused: 1,
  async run({ operands: [directory = "."], options }, { out, err, errColor }) {
    const { hosts, passed } = readHosts(directory, readPaths);
    const shown = importTier(hosts, { token: options.token === true });
    if (shown === undefined) {
      throw new UsageError(`no folder in "${directory}" has a balancer's files`);
    }
    const { stringify } = await import("yaml");
    out(stringify(shown));
    const { parseTopology } = await import("../topology/parse.js");
    try {
      // With the token, whose line would otherwise be one that the topology does not give.
      const same = parseTopology(importTier(hosts, { token: true }));
      const notes = compareFiles(generate(same), directory)
        .filter(({ host, path }) => !passed.some(({ name }) => name === host + path))
        .map((comparison) => note(comparison, same))
        .concat(passed.map(({ name, why }) => `not read: ${printable(name)}: ${why}\n`))
        .filter((text) => text !== "");
      err(notes.join(""));
      return notes.length === 0 ? 0 : 1;
    } catch (error) {
      if (!(error instanceof TopologyError)) throw error;
      err(reportIssues("what was read", error.issues, errColor));
      return 1;
    }
  },
};

/** What of a file the topology does not give; empty if it gives all. */
function note({ host, path, status, expected, found }: Comparison, topology: Topology): string {
  const name = printable(host + path);
  if (status === "extra") return `not read: ${name}\n`;
  if (status === "missing") return readPaths.includes(path) ? `not there: ${name}\n` : "";
  if (status !== "changed" || expected === undefined) return "";
  if (found === undefined) return `not read: ${name}: too large, or not a regular file\n`;
  const secrets = secretsOf(topology);
  const generated = maskSecrets(expected.content, secrets);
  // People add secrets of their own to files that only the owner can read.
  const isPrivate = (expected.mode & 0o044) === 0;
  const masked = isPrivate ? maskUnknownWords(found, generated, secrets) : maskSecrets(found, secrets);
  const unread = unreadOf(masked, generated);
  if (unread === undefined) return `not read: ${name}: it has too little in common with the guide's\n`;
  const lines = unread.flatMap(({ lost, instead }) => [
    ...lost.map(({ number, text }) => `  line ${number} is lost: ${printable(text)}\n`),
    ...instead.map((text) => `  new instead: ${printable(text)}\n`),
  ]);
  return lines.length === 0 ? "" : `${name}\n${lines.join("")}`;
}
