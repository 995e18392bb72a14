/** The text of a value, or undefined if it is not allowed there. Takes the place of Mustache's HTML escaping. */
export type Guard = (value: unknown) => string | undefined;

/**
 * Creates a guard from the pattern that its values must match. Bundlers leave out those that nobody uses.
 *
 * @__NO_SIDE_EFFECTS__
 */
export function guard(allowed: RegExp): Guard {
  return (value) => {
    const text = Number.isSafeInteger(value) ? String(value) : value;
    return typeof text === "string" && allowed.test(text) ? text : undefined;
  };
}
