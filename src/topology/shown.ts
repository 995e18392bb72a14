import type * as z from "zod/mini";
import type { Keys } from "../errors.js";
import { draftMap } from "../fields/draft.js";
import { shown } from "../fields/kinds.js";
import { topologySchema } from "./schema/topology.js";

// What may be shown of a topology: the schema's fields say it, found here by where they stand.

type Schema = z.core.$ZodType;

/** As much of a schema's definition as is looked at. */
interface Definition {
  readonly innerType?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
}

/** How an error shows the value under these keys. */
export function shownAt(keys: Keys, input: unknown) {
  const schema = schemaAt(keys, input);
  return schema && shown.get(schema);
}

/** Whether the map under these keys is one in which secrets stand. */
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

function schemaAt(keys: Keys, input: unknown): Schema | undefined {
  let value: unknown = input;
  let schema: Schema | undefined = topologySchema;
  for (const key of keys) {
    if (schema === undefined) return undefined;
    const { shape, element }: Definition = definition(member(schema, value));
    const field: Schema | undefined = typeof key === "number" ? element : shape?.[key];
    schema = field && unwrapped(field);
    value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[key];
  }
  return schema;
}

const definition = (schema: Schema) => schema._zod.def as Definition;

/** A field without what makes it optional. */
function unwrapped(schema: Schema): Schema {
  const { innerType } = definition(schema);
  return innerType === undefined ? schema : unwrapped(innerType);
}

/** Of a union the member that the value has chosen; the first if it has chosen none. */
function member(schema: Schema, value: unknown): Schema {
  const { options = [] } = definition(schema);
  const chosen = options.find((option) => {
    const { provider } = definition(option).shape ?? {};
    return provider?._zod.values?.has(draftMap(value).provider as string);
  });
  return chosen ?? options[0] ?? schema;
}

/** Whether a secret stands here, or, unless told to look no deeper, anywhere below. */
function mayHoldSecret(schema: Schema, deepest = Number.POSITIVE_INFINITY): boolean {
  if (shown.get(schema)?.secret) return true;
  const { shape = {}, element, options = [] } = definition(schema);
  if (options.length > 0) return options.some((option) => mayHoldSecret(option, deepest));
  if (deepest === 0) return false;
  const inside = [...Object.values(shape), ...(element ? [element] : [])];
  return inside.some((field) => mayHoldSecret(unwrapped(field), deepest - 1));
}
