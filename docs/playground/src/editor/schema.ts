import { topologyJsonSchema } from "haproxy-failover";
import type { Place } from "./places.js";

/** The part of JSON Schema that the topology's uses. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

const root = topologyJsonSchema as Schema;

/** A schema, and the members of its unions. */
function members(schema: Schema): readonly Schema[] {
  return [schema, ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(members)];
}

/** Every schema that may be for these keys. */
export function schemasAt(keys: Place["keys"]): readonly Schema[] {
  return keys.reduce<readonly Schema[]>(
    (schemas, key) =>
      schemas.flatMap((schema) => {
        const inside = key === 0 ? schema.items : schema.properties?.[key];
        return inside === undefined ? [] : members(inside);
      }),
    members(root),
  );
}

/** The keys of the maps at a place. */
export function propertiesAt(keys: Place["keys"]): readonly (readonly [name: string, schema: Schema])[] {
  const all = schemasAt(keys).flatMap(({ properties = {} }) => Object.entries(properties));
  return [...new Map(all).entries()].filter(([name]) => name !== "$schema");
}

/** The values that may stand at a place, where they can be listed. */
export function valuesAt(keys: Place["keys"]): readonly string[] {
  const values = schemasAt(keys).flatMap((schema) => [
    ...(schema.enum ?? []),
    ...("const" in schema ? [schema.const] : []),
    ...(schema.type === "boolean" ? [true, false] : []),
  ]);
  return [...new Set(values.map(String))];
}

/** What the topology's own description says of a place. */
export function descriptionAt(keys: Place["keys"]): string | undefined {
  return schemasAt(keys).find(({ description }) => description !== undefined && description !== "")?.description;
}
