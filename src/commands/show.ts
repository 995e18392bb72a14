import { generate } from "../generate.js";
import { type Command, UsageError } from "./command.js";
import { topologyFrom } from "./topology.js";

export const show: Command = {
  usage: "show TOPOLOGY HOST PATH",
  summary: "print one file",
  help: `Prints the exact text of one host's file, secrets included:
  haproxy-failover show topology.yaml primary /etc/haproxy/haproxy.cfg`,
  options: {},
  operands: { least: 3, most: 3 },
  completes: { operands: "file" },
  refused: 1,
  async run({ operands: [file = "-", host, path] }, { out }) {
    const files = generate(await topologyFrom(file));
    const ofHost = files.filter((candidate) => candidate.host === host);
    if (ofHost.length === 0)
      throw new UsageError(`no host "${host}"; the topology has ${list(files.map((f) => f.host))}`);
    const found = ofHost.find((candidate) => candidate.path === path);
    if (!found) throw new UsageError(`no file "${path}" on ${host}, which has ${list(ofHost.map((f) => f.path))}`);
    out(found.content);
    return 0;
  },
};

function list(names: readonly string[]): string {
  return [...new Set(names)].join(", ");
}
