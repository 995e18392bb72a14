import type { Issue } from "../issues/issue.js";
import type { Keys } from "../issues/path.js";

/** A text, read as data. */
export interface ReadText {
  /** What the text says; undefined where it could not be read. */
  readonly data: unknown;
  /** Errors in the text itself. */
  readonly issues: readonly Issue[];
  /** The line, from 1, of a value, or of the nearest map or list around it. */
  readonly lineOf: (keys: Keys) => number | undefined;
}

/** A text that could not be read, and why. */
export function unreadable(...issues: readonly Issue[]): ReadText {
  return { data: undefined, issues, lineOf: () => undefined };
}
