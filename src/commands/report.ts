import type { Issue } from "../issues/issue.js";
import type { Warning } from "../issues/warning.js";
import { printable } from "../printable.js";
import type { TierWarning } from "../topology/warnings/tiers.js";
import { painter } from "./paint.js";
import { count, json } from "./print.js";

/** Lists a topology's errors: path, found, expected. */
export function reportIssues(file: string, issues: readonly Issue[], color: boolean): string {
  const paint = painter(color);
  const entries = issues.map(({ code, path, line, found, wanted }) => {
    const place = [line === undefined ? "" : `line ${line}`, path].filter((part) => part !== "").join("  ");
    return `\n${paint("bold", place || "topology")}  ${paint("dim", `(${code})`)}\n  found   ${found}\n  wanted  ${wanted}\n`;
  });
  return `${paint("red", `${name(file)}: refused, ${count(issues.length, "error")}`)}\n${entries.join("")}`;
}

/** Lists a topology's warnings. */
export function reportWarnings(file: string, warnings: readonly Warning[], color: boolean): string {
  const paint = painter(color);
  const entries = warnings.map(
    ({ code, path, message }) => `\n${paint("bold", path)}  ${paint("dim", `(${code})`)}\n  ${message}\n`,
  );
  return `${paint(warnings.length === 0 ? "green" : "yellow", `${name(file)}: no errors, ${count(warnings.length, "warning")}`)}\n${entries.join("")}`;
}

/** Lists the errors of several topologies. */
export function refusals(
  refused: readonly { readonly file: string; readonly errors: readonly Issue[] }[],
  color: boolean,
): string {
  return refused.map(({ file, errors }) => `${reportIssues(file, errors, color)}\n`).join("");
}

/** Lists the warnings between tiers. */
export function reportTierWarnings(warnings: readonly TierWarning[], color: boolean): string {
  const paint = painter(color);
  const entries = warnings.map(
    ({ code, tiers: [tier], path, message }) =>
      `\n${paint("bold", `${tier}: ${path}`)}  ${paint("dim", `(${code})`)}\n  ${message}\n`,
  );
  return `${paint("yellow", `between tiers: ${count(warnings.length, "warning")}`)}\n${entries.join("")}`;
}

/** Errors and warnings as JSON. */
export function reportJson(errors: readonly Issue[], warnings: readonly Warning[]): string {
  return json({ errors, warnings });
}

function name(file: string): string {
  return file === "-" ? "standard input" : printable(file);
}
