import { UnsafeValueError } from "../errors.js";

/** Lets a value into a text, or throws: what stands in the place of Mustache's HTML escaping. */
export type Guard = (value: unknown) => string;

/** Makes the guard of one format, from all that its values may hold. */
export function guard(format: string, allowed: RegExp): Guard {
  return (value) => {
    const text = Number.isSafeInteger(value) ? String(value) : value;
    if (typeof text !== "string" || !allowed.test(text)) {
      throw new UnsafeValueError(`a value cannot stand in ${format} as it is`);
    }
    return text;
  };
}
