import { compareFiles } from "../disk/compare.js";
import { generate } from "../generate.js";
import type { Command } from "./command.js";
import { colored, describe } from "./patch.js";
import { json } from "./print.js";
import { countLines, statistics } from "./statistics.js";
import { topologyFrom } from "./topology.js";

export const diff: Command = {
  usage: "diff TOPOLOGY DIR",
  summary: "compare DIR with what would be written there",
  help: `Prints a unified diff from the files in DIR to those that would be generated, in
the layout that render writes: DIR/<host>/<path>. Reports missing and extra files
and wrong modes too. Secrets are masked; in files that only their owner may read, so
is every word that is not generated.

  --stat       count each file's lines in place of showing them
  --git-modes  compare only whether scripts are executable, which is all of a mode
               that git keeps: for files in a checkout
  --json       print the list of differences as JSON, without texts; with --stat
               also the counts

Exit code: 0 if nothing differs, 1 if something does, 2 if that could not be found out.`,
  options: { json: { type: "boolean" }, stat: { type: "boolean" }, "git-modes": { type: "boolean" } },
  operands: 2,
  refused: 2,
  async run({ operands: [file = "-", directory = ""], options }, { out, color }) {
    const topology = await topologyFrom(file);
    const modes = options["git-modes"] ? "git" : "exact";
    const comparisons = compareFiles(generate(topology), directory, { modes });
    const differences = comparisons.filter(({ status }) => status !== "same");
    if (options.json) {
      const list = differences.map((difference) => {
        const { host, path, status } = difference;
        return { host, path, status, ...(options.stat ? countLines(difference) : {}) };
      });
      out(json({ differences: list }));
    } else if (options.stat) {
      out(statistics(differences, comparisons.length));
    } else {
      const text = differences.map((difference) => describe(difference, topology)).join("");
      out(color ? colored(text) : text);
    }
    return differences.length === 0 ? 0 : 1;
  },
};
