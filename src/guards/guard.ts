import { UnsafeValueError } from "../errors.js";

/** Returns a value that is safe in the text, or throws. It replaces Mustache's HTML escaping. */
export type Guard = (value: unknown) => string;

/** Creates a format's guard from the pattern that its values must match. */
export function guard(format: string, allowed: RegExp): Guard {
  return (value) => {
    const text = Number.isSafeInteger(value) ? String(value) : value;
    if (typeof text !== "string" || !allowed.test(text)) {
      throw new UnsafeValueError(`a value cannot stand in ${format} as it is`);
    }
    return text;
  };
}
