import type { Issue } from "../issues/issue.js";
import type { Keys } from "../issues/path.js";

/** A text, read as data. */
export interface ReadText {
  /** What the text says; undefined where it could not be read. */
  readonly data: unknown;
  /** What is wrong with the text as such. */
  readonly issues: readonly Issue[];
  /** The line, from 1, on which a value stands, or else the nearest thing around it. */
  readonly lineOf: (keys: Keys) => number | undefined;
}

/** A text that could not be read, and why. */
export function unreadable(...issues: readonly Issue[]): ReadText {
  return { data: undefined, issues, lineOf: () => undefined };
}
