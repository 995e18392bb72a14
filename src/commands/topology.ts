import { readBytes } from "../disk/bytes.js";
import { readJson } from "../reading/json.js";
import { plainText } from "../reading/plain.js";
import { accept } from "../topology/accept.js";
import type { Topology } from "../topology/topology.js";

/** Reads the topology from a file, or from standard input for `-`. */
export async function topologyFrom(operand: string): Promise<Topology> {
  const bytes = readBytes(operand === "-" ? 0 : operand);
  // The YAML reader and the error messages take longest to load, and valid JSON needs neither.
  return rightJson(bytes) ?? (await import("../disk/read.js")).topologyIn(bytes);
}

/** The topology if the text is valid JSON and a valid topology, otherwise undefined. */
function rightJson(bytes: Uint8Array): Topology | undefined {
  const plain = plainText(bytes);
  return "text" in plain ? accept(readJson(plain.text)) : undefined;
}
