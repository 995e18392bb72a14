import { makeJsonSchema } from "../topology/schema.js";
import type { Command } from "./command.js";
import { json } from "./report.js";

export const schema: Command = {
  usage: "schema",
  summary: "print the JSON Schema of a topology, for editors",
  help: `Prints a JSON Schema (draft 2020-12). Save it beside the topology, and put
  # yaml-language-server: $schema=topology.schema.json
into the topology's first line: editors then complete and check it as you type.`,
  options: {},
  operands: 0,
  refused: 1,
  run(_call, { out }) {
    out(json(makeJsonSchema()));
    return 0;
  },
};
