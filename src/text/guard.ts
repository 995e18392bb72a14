import { UnsafeValueError } from "../errors.js";

/** Lets a value into a text, or throws: what stands in the place of Mustache's HTML escaping. */
export type Guard = (value: unknown) => string;

/** Makes the guard of one format, from all that its values may hold. A whole number can stand in any. */
export function guard(format: string, allowed: RegExp): Guard {
  return (value) => {
    if (Number.isSafeInteger(value)) return String(value);
    if (typeof value !== "string" || !allowed.test(value)) {
      throw new UnsafeValueError(`a value cannot stand in ${format} as it is`);
    }
    return value;
  };
}
