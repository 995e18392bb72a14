// Stands in for zod/mini where a command first reads a topology: it only says whether that is valid, and fills in the
// defaults. Loading zod takes longer than rendering a tier, and only what is wrong needs its explanations. cli.config.ts puts
// this in its place; test/topology/quick.test.ts holds the two against each other. Each function is zod's of the same name.
// What zod would take and this does not know is refused here: then zod is asked.

import { type Draft, isMap } from "./draft.js";

type Test = (value: never) => boolean;
type Shape = Readonly<Record<string, Schema>>;

const refused = Symbol("refused");

class Schema {
  readonly _zod: { readonly def: { readonly shape?: Shape } };

  constructor(
    /** The value with its defaults filled in, or `refused`. */
    readonly read: (value: unknown) => unknown,
    /** The same for a key that is not there; undefined if it stays away. */
    readonly absent: () => unknown = () => refused,
    shape?: Shape,
  ) {
    this._zod = { def: { ...(shape && { shape }) } };
  }

  check(...tests: readonly Test[]): Schema {
    return new Schema((value) => {
      const read = this.read(value);
      return read !== refused && tests.every((test) => test(read as never)) ? read : refused;
    });
  }

  /** Nothing here asks for what is known of a schema. */
  register(): this {
    return this;
  }

  safeParse(value: unknown) {
    const data = this.read(value);
    return data === refused ? { success: false } : { success: true, data };
  }
}

const those = (test: (value: unknown) => boolean) => new Schema((value) => (test(value) ? value : refused));

export const string = () => those((value) => typeof value === "string");
export const boolean = () => those((value) => typeof value === "boolean");
export const number = () => those(Number.isFinite);
export const int = () => those(Number.isSafeInteger);
export const literal = (values: unknown) => those((value) => [values].flat().includes(value));

const choice = (values: readonly unknown[]) => those((value) => values.includes(value));

export { choice as enum };

export const optional = ({ read }: Schema) => new Schema(read, () => undefined);
export const prefault = ({ read }: Schema, value: unknown) => new Schema(read, () => read(value));
export const _default = ({ read }: Schema, value: unknown) => new Schema(read, () => value);

export function array({ read }: Schema): Schema {
  return new Schema((value) => {
    if (!Array.isArray(value)) return refused;
    const items = Array.from(value, (item: unknown) => read(item));
    return items.includes(refused) ? refused : items;
  });
}

export function strictObject(unmade: Shape): Schema {
  const schema: Schema = new Schema(
    (value) => {
      const { shape = {} } = schema._zod.def;
      return isMap(value) && Object.keys(value).every((key) => Object.hasOwn(shape, key))
        ? fields(value, shape)
        : refused;
    },
    undefined,
    unmade,
  );
  return schema;
}

function fields(map: Draft, shape: Shape): unknown {
  const filled: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(shape)) {
    const value = Object.hasOwn(map, key) ? field.read(map[key]) : field.absent();
    if (value === refused) return refused;
    if (value !== undefined) filled[key] = value;
  }
  return filled;
}

/** What the first one that takes the value makes of it. */
export function union(options: readonly Schema[]): Schema {
  return new Schema((value) => {
    for (const { read } of options) {
      const result = read(value);
      if (result !== refused) return result;
    }
    return refused;
  });
}

export const discriminatedUnion = (_key: string, options: readonly Schema[]) => union(options);

export const refine = (test: Test): Test => test;
export const regex = (pattern: RegExp) => (text: string) => pattern.test(text);
export const minimum = (least: number) => (value: number) => value >= least;
export const maximum = (most: number) => (value: number) => value <= most;
export const minLength = (least: number) => (list: { readonly length: number }) => list.length >= least;

export const registry = () => ({ add() {} });
export const globalRegistry = registry();

export const compile = (schema: Schema): Schema => schema;
