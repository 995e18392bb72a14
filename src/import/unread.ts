import { diffArrays } from "diff";

/** Lines of a file that a topology does not give, and what it gives in their place. */
export interface Unread {
  readonly lost: readonly NumberedLine[];
  readonly instead: readonly string[];
}

interface NumberedLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** More differences in one file are not listed: the time to find them grows with their square. */
const mostDifferences = 2000;

/**
 * Compares a file that somebody has with the one that the topology gives. Comments, empty lines and blanks do not count.
 *
 * @returns undefined if they have too little in common.
 */
export function unreadOf(found: string, generated: string): Unread[] | undefined {
  const lines = meant(found);
  const texts = (all: readonly NumberedLine[]) => all.map(({ text }) => text);
  const changes = diffArrays(texts(lines), texts(meant(generated)), { maxEditLength: mostDifferences });
  if (changes === undefined) return undefined;
  const all: Unread[] = [];
  let next = 0;
  let lost: readonly NumberedLine[] = [];
  let instead: readonly string[] = [];
  const close = () => {
    if (lost.length + instead.length > 0) all.push({ lost, instead });
    lost = [];
    instead = [];
  };
  for (const { added, removed, value } of changes) {
    if (added) instead = [...instead, ...value];
    else {
      const these = lines.slice(next, next + value.length);
      next += value.length;
      if (removed) lost = [...lost, ...these];
      else close();
    }
  }
  close();
  return all;
}

function meant(text: string): NumberedLine[] {
  return text.split("\n").flatMap((line, index) => {
    const words = line.trim().replace(/\s+/g, " ");
    return words === "" || words.startsWith("#") ? [] : [{ number: index + 1, text: words }];
  });
}
