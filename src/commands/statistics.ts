import { diffLines } from "diff";
import type { Comparison } from "../disk/compare.js";
import { printable } from "../printable.js";
import { mostChangedLines } from "./patch.js";
import { count } from "./print.js";

/** The lines to add to a file and remove from it; empty if they cannot be counted. */
export interface LineCounts {
  readonly added?: number;
  readonly removed?: number;
}

/** Counts the changed lines of a file. */
export function countLines({ status, expected, found = "", foundSize }: Comparison): LineCounts {
  const isCountable = status === "missing" || (status === "changed" && foundSize === Buffer.byteLength(found));
  if (!isCountable || expected === undefined) return {};
  // Comparing with an empty text is always fast.
  const maxEditLength = found === "" ? Number.POSITIVE_INFINITY : mostChangedLines;
  const changes = diffLines(found, expected.content, { maxEditLength });
  const linesOf = (kind: "added" | "removed") =>
    changes?.reduce((sum, change) => (change[kind] ? sum + change.count : sum), 0) ?? 0;
  return changes === undefined ? {} : { added: linesOf("added"), removed: linesOf("removed") };
}

/** A line for each file that differs, and a total. */
export function statistics(differences: readonly Comparison[], total: number): string {
  if (differences.length === 0) return "";
  const rows = differences.map((difference) => {
    const { host, path, status } = difference;
    return { status, name: printable(host + path), ...countLines(difference) };
  });
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ status, name, added, removed }) => {
    const counts = added === undefined ? "" : `  +${added} -${removed}`;
    return `${status.padEnd(10)}  ${counts === "" ? name : name.padEnd(width)}${counts}\n`;
  });
  const sum = (kind: "added" | "removed") => rows.reduce((all, row) => all + (row[kind] ?? 0), 0);
  const changes = `${count(sum("added"), "line")} to add, ${sum("removed")} to remove`;
  return `${lines.join("")}${differences.length} of ${count(total, "file")} differ: ${changes}\n`;
}
