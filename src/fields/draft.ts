/** A map whose values nobody has looked at yet. */
export type Draft = Readonly<Record<string, unknown>>;

const nothing: Draft = {};

/** The map under a key, or an empty one: a value of another kind is the schema's to refuse. */
export function draftMap(value: unknown): Draft {
  return isMap(value) ? value : nothing;
}

/** The maps in a list with their places in it, or none. */
export function draftList(value: unknown): readonly { readonly map: Draft; readonly index: number }[] {
  if (!Array.isArray(value)) return [];
  const maps: { map: Draft; index: number }[] = [];
  value.forEach((map: unknown, index) => {
    if (isMap(map)) maps.push({ map, index });
  });
  return maps;
}

export function isMap(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
