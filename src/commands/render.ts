import { FileWriter, type WrittenFile } from "../disk/write.js";
import { forEachFile } from "../generate.js";
import { lint } from "../topology/warnings.js";
import { type Command, UsageError } from "./command.js";
import { count, json } from "./print.js";
import { topologyFrom } from "./topology.js";
import { Tree } from "./tree.js";

export const render: Command = {
  usage: "render TOPOLOGY --out DIR",
  summary: "write every file of every host to DIR/<host>/<path>",
  help: `Writes DIR/<host>/<path> for every file, with its mode: 0600 for secrets, 0700 for
scripts. Each file appears whole or not at all; one that is there already, as it
should be, is left alone. Prints a tree of what stands in DIR.

  --out DIR   the folder to write to, made if need be
  --json      print the list of files, or the errors, as JSON`,
  options: { out: { type: "string" }, json: { type: "boolean" } },
  operands: 1,
  refused: 1,
  async run({ operands: [file = "-"], options }, { out, err }) {
    if (typeof options.out !== "string" || options.out === "") throw new UsageError("render needs --out DIR");
    const topology = await topologyFrom(file);
    const writer = new FileWriter(options.out);
    const written: WrittenFile[] = [];
    const tree = new Tree(options.out);
    forEachFile(topology, (generated) => {
      const done = writer.write(generated);
      if (options.json) written.push(done);
      else tree.add(generated, done.changed);
    });
    out(options.json ? json({ files: written }) : tree.toString());
    const warnings = lint(topology).length;
    if (warnings > 0) err(`${count(warnings, "warning")}; to read: haproxy-failover check ${file}\n`);
    return 0;
  },
};
