import type { Range, Step } from "./outcome.js";

/** The sum of several steps, to the hundredth of a second. */
export function sumOf(steps: readonly Step[]): Range {
  const total = (key: keyof Range) => round(steps.reduce((sum, step) => sum + step[key], 0));
  return { least: total("least"), most: total("most") };
}

/** `0 to 0.1 s + 0.61 s = 0.61 to 0.71 s`. */
export function arithmeticOf(steps: readonly Step[]): string {
  if (steps.length === 0) return "0 s";
  const parts = steps.map(rangeText).join(" + ");
  return steps.length === 1 ? parts : `${parts} = ${rangeText(sumOf(steps))}`;
}

/** `0.61 s`, or `0 to 0.1 s`. */
export function rangeText({ least, most }: Range): string {
  return least === most ? secondsText(least) : `${round(least)} to ${secondsText(most)}`;
}

export function secondsText(seconds: number): string {
  return `${round(seconds)} s`;
}

export function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}

export function times(failures: number): string {
  return failures === 1 ? "one failure" : `${failures} failures in a row`;
}
