import * as z from "zod/mini";
import { fillIn, type Topology } from "./defaults.js";
import { draftMap } from "./draft.js";
import { crossFieldIssues } from "./rules.js";
import { topologySchema } from "./schema.js";

/** The lists of a topology. */
export const listKeys = ["webServers", "loadBalancers", "services"] as const;

/** Longer than in any tier. */
const tooLong = 100_000;

/** The topology with its defaults filled in, if nothing is wrong with it; what is wrong if not, `parseTopology` tells. */
export function accept(input: unknown): Topology | undefined {
  const draft = draftMap(input);
  if (listKeys.some((key) => isTooLong(draft[key]))) return undefined;
  const { success, data } = schemaFor(draft.webServers).safeParse(input, { jitless: true });
  return success && crossFieldIssues(input).length === 0 ? fillIn(data) : undefined;
}

/** Whether this is a list that nobody should walk through. */
export function isTooLong(list: unknown): boolean {
  return Array.isArray(list) && list.length > tooLong;
}

/** The schema as code that zod has made of it: quick for many hosts, but the making takes longer than a look at a few. */
let compiled: typeof topologySchema | undefined;

function schemaFor(webServers: unknown): typeof topologySchema {
  if (!Array.isArray(webServers) || webServers.length < 200) return topologySchema;
  compiled ??= z.compile(topologySchema);
  return compiled;
}
