import { printable } from "../printable.js";

/** Data as JSON in printable ASCII. */
export function json(data: unknown): string {
  return printable(`${JSON.stringify(data, null, 2)}\n`, "\n");
}

/** A file's mode, as for chmod(1). */
export function octal(mode: number): string {
  return mode.toString(8).padStart(4, "0");
}

export function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;
}
