import { readBytes } from "../disk/bytes.js";
import { readJson } from "../reading/json.js";
import { plainText } from "../reading/plain.js";
import { accept } from "../topology/accept.js";
import type { Topology } from "../topology/topology.js";

/** Reads the topology from a file, or from standard input for `-`. */
export async function topologyFrom(operand: string): Promise<Topology> {
  const bytes = readBytes(operand === "-" ? 0 : operand);
  return (await accepted(bytes)) ?? (await import("../disk/read.js")).topologyIn(bytes);
}

/** The topology, if text and topology are valid. What explains errors takes longest to load; it is not needed here. */
async function accepted(bytes: Uint8Array): Promise<Topology | undefined> {
  const plain = plainText(bytes);
  if (!("text" in plain)) return undefined;
  const json = readJson(plain.text);
  if (json !== undefined) return accept(json);
  // The YAML reader takes long to load, too.
  const { readText } = await import("../reading/document.js");
  const { data, issues } = readText(bytes);
  return data === undefined || issues.length > 0 ? undefined : accept(data);
}
