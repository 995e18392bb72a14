import { type Comparison, compareFiles } from "../disk/compare.js";
import { otherNames } from "../disk/topologies.js";
import { generate } from "../generate.js";
import { printable } from "../printable.js";
import type { Topology } from "../topology/topology.js";
import type { Command, Streams } from "./command.js";
import { json } from "./print.js";
import { refusals } from "./report.js";
import { filesWanted } from "./setup-option.js";
import { readTiers, split, tiersOf } from "./tiers.js";
import { topologyFrom } from "./topology.js";

export const diff: Command = {
  usage: "diff TOPOLOGY... DIR",
  summary: "compare DIR with what render would write there",
  help: `Prints a unified diff from the files in DIR, as written by render, to those that render
would write now; also missing and extra files, and wrong modes. For several topologies,
or a folder of them, DIR has a folder for each tier. Secrets are masked, and in files
that only the owner may read, so is every word that is not generated.

  --stat       count each file's changed lines instead of showing them
  --git-modes  compare only whether scripts are executable, which is all of a mode
               that git keeps: for files in a checkout
  --setup      expect each host's setup.sh and verify.sh, as written by render --setup
  --json       print the list of differences as JSON, without texts; with --stat
               also the counts

Examples:
  haproxy-failover diff topology.yaml out
  haproxy-failover diff --git-modes topology.yaml golden
  haproxy-failover diff --stat tiers/ fetched

Exit code: 0 if nothing differs, 1 if something does, 2 if the comparison failed.`,
  options: {
    json: { type: "boolean" },
    stat: { type: "boolean" },
    "git-modes": { type: "boolean" },
    setup: { type: "boolean" },
  },
  operands: { least: 2, most: Number.POSITIVE_INFINITY },
  completes: { operands: "file" },
  refused: 2,
  async run({ operands, options }, streams) {
    const { err, errColor } = streams;
    const [directory = "", ...topologies] = [operands.at(-1), ...operands.slice(0, -1)];
    const modes = options["git-modes"] ? "git" : "exact";
    const what = await filesWanted(options.setup);
    const compare = (topology: Topology, folder: string, tier?: string): Compared[] =>
      compareFiles(generate(topology, what), folder, { modes }).map((comparison) => ({
        ...comparison,
        tier,
        topology,
      }));
    const tiers = tiersOf(topologies);
    if (tiers === undefined) {
      const [file = "-"] = topologies;
      return report(compare(await topologyFrom(file), directory), [], options, streams);
    }
    const { accepted, refused } = split(await readTiers(tiers, streams));
    if (refused.length > 0) {
      err(refusals(refused, errColor));
      return 2;
    }
    const compared = accepted.flatMap(({ name, topology }) => compare(topology, `${directory}/${name}`, name));
    const extra = otherNames(directory, new Set(tiers.map(({ name }) => name)));
    return report(compared, extra, options, streams);
  },
};

interface Compared extends Comparison {
  readonly tier: string | undefined;
  readonly topology: Topology;
}

type Options = Parameters<Command["run"]>[0]["options"];

async function report(
  compared: readonly Compared[],
  extra: readonly string[],
  options: Options,
  streams: Streams,
): Promise<number> {
  // Loaded here, because comparing texts and knowing what is secret take longer to load than all else.
  const { colored, describe } = await import("./patch.js");
  const { countLines, statistics } = await import("./statistics.js");
  const differences = compared.filter(({ status }) => status !== "same");
  const named = differences.map((difference) => ({ ...difference, host: place(difference) }));
  if (options.json) {
    const list = differences.map((difference) => {
      const { tier, host, path, status } = difference;
      return {
        ...(tier === undefined ? {} : { tier }),
        host,
        path,
        status,
        ...(options.stat ? countLines(difference) : {}),
      };
    });
    streams.out(json({ differences: list, ...(extra.length > 0 ? { extra } : {}) }));
  } else {
    const extraLines = extra.map((name) => `belongs to no tier: ${printable(name)}\n`).join("");
    const text = options.stat
      ? statistics(named, compared.length)
      : named.map((difference) => describe(difference, difference.topology)).join("");
    streams.out(streams.color ? colored(text + extraLines) : text + extraLines);
  }
  return differences.length + extra.length === 0 ? 0 : 1;
}

/** The host, with its tier if there are several. */
function place({ tier, host }: Compared): string {
  return tier === undefined ? host : host === "" ? tier : `${tier}/${host}`;
}
