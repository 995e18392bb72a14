/** The part of a value that may be shown. Of a secret, or a possible one, only kind and length. */
export type FoundValue =
  | { readonly kind: "nothing" | "map" | "other" }
  | { readonly kind: "list"; readonly length: number }
  /** `text` is its first 60 characters. */
  | { readonly kind: "text"; readonly length: number; readonly text?: string }
  | { readonly kind: "number"; readonly number?: number }
  | { readonly kind: "boolean"; readonly boolean?: boolean };

const longestShown = 60;

/** Describes a value. Of a secret, only the kind and the length. */
export function describeValue(value: unknown, isSecret = false): FoundValue {
  if (value === undefined || value === null) return { kind: "nothing" };
  if (Array.isArray(value)) return { kind: "list", length: value.length };
  switch (typeof value) {
    case "string": {
      const text = { kind: "text", length: value.length } as const;
      return isSecret ? text : { ...text, text: value.slice(0, longestShown) };
    }
    case "number":
      return isSecret ? { kind: "number" } : { kind: "number", number: value };
    case "boolean":
      return isSecret ? { kind: "boolean" } : { kind: "boolean", boolean: value };
    case "object":
      return { kind: "map" };
    default:
      return { kind: "other" };
  }
}
