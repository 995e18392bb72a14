import { topologyJsonSchema } from "../topology/json-schema.js";
import type { Command } from "./command.js";
import { json } from "./print.js";

export const schema: Command = {
  usage: "schema",
  summary: "print the JSON Schema of a topology, for editors",
  help: `Prints a JSON Schema (draft 2020-12). Save it beside the topology, and begin
the topology with this line, so that editors complete and check it as you type:
  # yaml-language-server: $schema=topology.schema.json

Example:
  haproxy-failover schema > topology.schema.json`,
  options: {},
  operands: { least: 0, most: 0 },
  completes: { operands: "nothing" },
  refused: 1,
  async run(_call, { out }) {
    out(json(topologyJsonSchema));
    return 0;
  },
};
