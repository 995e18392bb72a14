import pc from "picocolors";
import { type Issue, printable } from "../errors.js";
import type { Warning } from "../topology/warnings.js";

/** Says what is wrong with a topology: where, what was found, what would be right. */
export function reportIssues(file: string, issues: readonly Issue[], color: boolean): string {
  const { bold, dim, red } = pc.createColors(color);
  const entries = issues.map(({ code, path, line, found, wanted }) => {
    const place = [line === undefined ? "" : `line ${line}`, path].filter((part) => part !== "").join("  ");
    return `\n${bold(place || "topology")}  ${dim(`(${code})`)}\n  found   ${found}\n  wanted  ${wanted}\n`;
  });
  return `${red(`${name(file)}: refused, ${count(issues.length, "error")}`)}\n${entries.join("")}`;
}

/** Says what will bite, and how to mend it. */
export function reportWarnings(file: string, warnings: readonly Warning[], color: boolean): string {
  const { bold, dim, green, yellow } = pc.createColors(color);
  const entries = warnings.map(({ code, path, message }) => `\n${bold(path)}  ${dim(`(${code})`)}\n  ${message}\n`);
  const paint = warnings.length === 0 ? green : yellow;
  return `${paint(`${name(file)}: no errors, ${count(warnings.length, "warning")}`)}\n${entries.join("")}`;
}

/** Machine-readable: errors and warnings as they are. */
export function reportJson(errors: readonly Issue[], warnings: readonly Warning[]): string {
  return json({ errors, warnings });
}

/** Any data as JSON, in printable ASCII. */
export function json(data: unknown): string {
  return printable(`${JSON.stringify(data, null, 2)}\n`, "\n");
}

/** A file's mode as chmod(1) takes it. */
export function octal(mode: number): string {
  return mode.toString(8).padStart(4, "0");
}

export function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;
}

function name(file: string): string {
  return file === "-" ? "standard input" : printable(file);
}
