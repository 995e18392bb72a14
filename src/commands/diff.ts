import { compareFiles } from "../disk/compare.js";
import { generate } from "../generate.js";
import type { Command } from "./command.js";
import { colored, describe } from "./patch.js";
import { json } from "./print.js";
import { topologyFrom } from "./topology.js";

export const diff: Command = {
  usage: "diff TOPOLOGY DIR",
  summary: "compare DIR with what would be written there",
  help: `Prints a unified diff from the files in DIR to those that would be generated, in
the layout that render writes: DIR/<host>/<path>. Reports missing and extra files
and wrong modes too. Secrets are masked; in files that only their owner may read, so
is every word that is not generated.

  --json   print the list of differences as JSON, without texts

Exit code: 0 if nothing differs, 1 if something does, 2 if that could not be found out.`,
  options: { json: { type: "boolean" } },
  operands: 2,
  refused: 2,
  async run({ operands: [file = "-", directory = ""], options }, { out, color }) {
    const topology = await topologyFrom(file);
    const differences = compareFiles(generate(topology), directory).filter(({ status }) => status !== "same");
    if (options.json) {
      const list = differences.map(({ host, path, status }) => ({ host, path, status }));
      out(json({ differences: list }));
    } else {
      const text = differences.map((difference) => describe(difference, topology)).join("");
      out(color ? colored(text) : text);
    }
    return differences.length === 0 ? 0 : 1;
  },
};
