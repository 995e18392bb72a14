import type { DuplicateCode, Issue } from "./issue.js";
import { makeIssue } from "./make.js";
import type { Keys } from "./path.js";
import { describeValue } from "./value.js";

/** A value of the draft, and where it is. */
export interface Value {
  readonly value: unknown;
  /** The map or list that contains it, and its key there. */
  readonly place: Keys;
  readonly key: string | number;
  /** Not written: a default. */
  readonly isDefault?: boolean;
}

/** An issue for every text or number that is there a second time, naming its first place. */
export function repeated(
  code: DuplicateCode,
  values: readonly Value[],
  fold: (value: string | number) => unknown = String,
): Issue[] {
  const issues: Issue[] = [];
  const firstPlaces = new Map<unknown, Value>();
  for (const one of values) {
    const { value, isDefault = false } = one;
    if (typeof value !== "string" && typeof value !== "number") continue;
    const folded = fold(value);
    const first = firstPlaces.get(folded);
    if (first === undefined) firstPlaces.set(folded, one);
    else {
      issues.push(makeIssue({ code, keys: keysOf(one), value: describeValue(value), first: keysOf(first), isDefault }));
    }
  }
  return issues;
}

export const keysOf = ({ place, key }: Value): Keys => [...place, key];
