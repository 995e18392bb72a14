/** A map with unchecked values. */
export type Draft = Readonly<Record<string, unknown>>;

const nothing: Draft = {};

/** The value if it is a map, otherwise an empty map; the schema reports the wrong type. */
export function draftMap(value: unknown): Draft {
  return isMap(value) ? value : nothing;
}

/** The maps in a list, with their indexes; none if it is not a list. */
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
