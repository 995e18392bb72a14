import { FileWriter, type WrittenFile, writeArchive } from "../disk/write.js";
import { tarArchive } from "../exports/tar.js";
import { type GenerateOptions, generate } from "../generate.js";
import type { Topology } from "../topology/topology.js";
import { lint } from "../topology/warnings/lint.js";
import { type Command, type Streams, UsageError } from "./command.js";
import { type Files, filesIn, formats, isFormat } from "./formats.js";
import { count, json } from "./print.js";
import { renderTiers } from "./render-tiers.js";
import { filesWanted } from "./setup-option.js";
import { tiersOf } from "./tiers.js";
import { topologyFrom } from "./topology.js";
import { Tree } from "./tree.js";

export const render: Command = {
  usage: "render TOPOLOGY... --out DIR",
  summary: "write every file of every host to DIR/<host>/<path>",
  help: `Writes DIR/<host>/<path> for every file, with its mode: 0600 for secrets, 0700 for
scripts. Each file is replaced atomically; unchanged files are left alone. Prints a tree
of DIR.

Given several topologies, or a folder of them, writes DIR/<tier>/<host>/<path>, each tier
named after its file. If one topology is invalid, nothing is written.

  --out DIR      the folder to write to, created if missing
  --setup        add DIR/<host>/setup.sh, which installs that host's files, and verify.sh,
                 which asks from there what the host may reach and what it may not
  --format tar   write a tar archive instead, all of it root's: to standard output, to
                 the file --out, or for several topologies to DIR/<tier>.tar
  --format cloud-init
                 write DIR/<host>/user-data instead, which installs that host's files
                 with setup.sh at its first boot
  --format ansible
                 write an inventory and a playbook instead, which installs the files,
                 one balancer at a time; see docs/install.md
  --json         print the list of files, or the errors, as JSON

Examples:
  haproxy-failover render topology.yaml --out out
  haproxy-failover render tiers/ --out out
  haproxy-failover render topology.yaml --format tar |
    ssh root@web1 tar -C / --strip-components=1 --no-overwrite-dir -xpf - web1`,
  options: {
    out: { type: "string" },
    format: { type: "string" },
    setup: { type: "boolean" },
    json: { type: "boolean" },
  },
  operands: { least: 1, most: Number.POSITIVE_INFINITY },
  completes: { operands: "file", options: { out: "folder", format: formats } },
  refused: 1,
  async run({ operands, options }, streams) {
    const { format = "tree", json: isJson = false, out: directory = "" } = options;
    if (!isFormat(format)) throw new UsageError(`unknown format "${format}"; use one of ${formats.join(", ")}`);
    if (typeof directory !== "string" || (directory === "" && format !== "tar")) {
      throw new UsageError("render needs --out DIR");
    }
    const what = await filesWanted(options.setup);
    const tiers = tiersOf(operands);
    if (tiers !== undefined) {
      if (directory === "") throw new UsageError("several topologies need --out DIR");
      return renderTiers(tiers, { directory, format, what, isJson: isJson === true, operands }, streams);
    }
    const [file = "-"] = operands;
    const topology = await topologyFrom(file);
    if (format === "tar") writeTar(topology, what, directory, isJson === true, streams);
    else writeTree(await filesIn(format, topology, what), directory, isJson === true, streams);
    const warnings = lint(topology).length;
    if (warnings > 0) streams.err(`${count(warnings, "warning")}; see: haproxy-failover check ${file}\n`);
    return 0;
  },
};

function writeTree(files: Files, directory: string, isJson: boolean, { out }: Streams): void {
  const writer = new FileWriter(directory);
  const written: WrittenFile[] = [];
  const tree = new Tree(directory);
  files((generated) => {
    const done = writer.write(generated);
    if (isJson) written.push(done);
    else tree.add(generated, done.changed);
  });
  out(isJson ? json({ files: written }) : tree.toString());
}

function writeTar(
  topology: Topology,
  what: GenerateOptions,
  path: string,
  isJson: boolean,
  { out, outTerminal }: Streams,
): void {
  if (path === "" && isJson) throw new UsageError("--json with --format tar needs --out FILE");
  if (path === "" && outTerminal)
    throw new UsageError("refusing to write a tar archive to a terminal: use --out FILE or a pipe");
  const archive = tarArchive(generate(topology, what));
  if (path === "") out(archive);
  else writeArchive(archive, path);
  if (isJson) out(json({ archive: path }));
}
