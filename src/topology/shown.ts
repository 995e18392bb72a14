import { draftMap } from "../fields/draft.js";
import { shown } from "../fields/kinds.js";
import type { Keys } from "../issues/path.js";
import { topologySchema } from "./schema/topology.js";
import { definition, member, type Schema, schemaAt, unwrapped } from "./schema-at.js";

// What may be shown of a topology, as its schema's fields say.

/** How an error shows the value under these keys. */
export function shownAt(keys: Keys, input: unknown) {
  const schema = schemaAt(keys, input);
  return schema && shown.get(schema);
}

/** Whether the map at this path has secret fields. */
export function isBesideSecret(keys: Keys, input: unknown): boolean {
  const schema = schemaAt(keys, input);
  return schema !== undefined && mayHoldSecret(schema, 1);
}

/** Every secret of a topology. */
export function secretsOf(topology: unknown, schema: Schema = topologySchema): string[] {
  if (!mayHoldSecret(schema)) return [];
  if (typeof topology === "string") return shown.get(schema)?.secret ? [topology] : [];
  const { element } = definition(schema);
  if (element && Array.isArray(topology)) return topology.flatMap((item) => secretsOf(item, element));
  const { shape = {} } = definition(member(schema, topology));
  return Object.entries(shape).flatMap(([key, field]) => secretsOf(draftMap(topology)[key], unwrapped(field)));
}

/** Whether the value at this path is a secret or, within `deepest` levels, contains one. */
function mayHoldSecret(schema: Schema, deepest = Number.POSITIVE_INFINITY): boolean {
  if (shown.get(schema)?.secret) return true;
  const { shape = {}, element, options = [] } = definition(schema);
  if (options.length > 0) return options.some((option) => mayHoldSecret(option, deepest));
  if (deepest === 0) return false;
  const inside = [...Object.values(shape), ...(element ? [element] : [])];
  return inside.some((field) => mayHoldSecret(unwrapped(field), deepest - 1));
}
