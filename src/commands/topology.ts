import { readBytes } from "../disk/bytes.js";
import { readJson } from "../reading/json.js";
import { plainText } from "../reading/plain.js";
import { accept } from "../topology/accept.js";
import type { Topology } from "../topology/topology.js";

/** Reads the topology that an operand names; `-` is standard input. */
export async function topologyFrom(operand: string): Promise<Topology> {
  const bytes = readBytes(operand === "-" ? 0 : operand);
  // The YAML reader, and what tells mistakes, take longer to load than all else: JSON without a mistake does without.
  return rightJson(bytes) ?? (await import("../disk/read.js")).topologyIn(bytes);
}

/** The topology, where the text is JSON and all is well. */
function rightJson(bytes: Uint8Array): Topology | undefined {
  const plain = plainText(bytes);
  return "text" in plain ? accept(readJson(plain.text)) : undefined;
}
