import type * as z from "zod/mini";
import { draftMap } from "../fields/draft.js";
import type { Keys } from "../issues/path.js";
import { topologySchema } from "./schema/topology.js";

export type Schema = z.core.$ZodType;

/** The part of a schema's definition that is used here. */
interface Definition {
  readonly innerType?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly checks?: readonly z.core.$ZodCheck<never>[];
}

/** The part of the schema that checks the value at these keys of an input. */
export function schemaAt(keys: Keys, input: unknown): Schema | undefined {
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

export const definition = (schema: Schema) => schema._zod.def as Definition;

/** A field without its optional wrapper. */
export function unwrapped(schema: Schema): Schema {
  const { innerType } = definition(schema);
  return innerType === undefined ? schema : unwrapped(innerType);
}

/** The member of a union that the value selects; the first map if it selects none. */
export function member(schema: Schema, value: unknown): Schema {
  const { options = [] } = definition(schema);
  const chosen = options.find((option) => {
    const { provider } = definition(option).shape ?? {};
    return provider?._zod.values?.has(draftMap(value).provider as string);
  });
  const ofMaps = options.find((option) => definition(option).shape !== undefined);
  return chosen ?? ofMaps ?? schema;
}

/** The keys of a map; none for another value. */
export function keysOf(schema: Schema, value: unknown): string[] {
  return Object.keys(definition(member(schema, value)).shape ?? {});
}

/** A schema's limits for a value. */
export function limitsOf(schema: Schema): { known?: readonly string[]; minimum?: number; maximum?: number } {
  const { entries, checks = [] } = definition(schema);
  if (entries) return { known: Object.values(entries) };
  const limits: ReturnType<typeof limitsOf> = {};
  for (const check of checks) {
    const { def: limit } = (check as unknown as z.core.$ZodChecks)._zod;
    if (limit.check === "greater_than") limits.minimum = Number(limit.value);
    if (limit.check === "less_than") limits.maximum = Number(limit.value);
    if (limit.check === "min_length") limits.minimum = limit.minimum;
  }
  return limits;
}
