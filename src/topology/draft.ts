/** A map whose values nobody has looked at yet. */
export type Draft = Readonly<Record<string, unknown>>;

/** The map under a key, or an empty one: a value of another kind is the schema's to refuse. */
export function draftMap(value: unknown): Draft {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Draft) : {};
}

/** The maps in a list, or none. */
export function draftList(value: unknown): readonly Draft[] {
  return Array.isArray(value) ? value.map(draftMap) : [];
}
