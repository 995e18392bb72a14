import { HaproxyLine } from "../guards/haproxy-line.js";

/** Custom lines for a template, if any. */
export function ownLines(lines: readonly string[] = []) {
  return lines.length > 0 && { lines: lines.map((line) => HaproxyLine.of(line)) };
}

/** The order in which HAProxy evaluates a section's rules. It warns if the file has another. */
const order = [
  /^tcp-request connection /,
  /^tcp-request session /,
  /^tcp-request /,
  /^http-(request|response|after-response) /,
  /^redirect /,
  /^(use_backend|use-server) /,
];

const rank = (line: string) => order.findIndex((pattern) => pattern.test(line));
const firstRule = 3;
const firstUse = 5;

/** Custom lines in that order. */
export function inOrder(lines: readonly string[] = []): string[] {
  return [...lines].sort((a, b) => rank(a) - rank(b));
}

/** Custom lines for a section that has rules: those before the generated rules, those after them, and the rest. */
export function ownRules(lines: readonly string[] = []) {
  if (lines.length === 0) return false as const;
  const sorted = inOrder(lines);
  return {
    first: ownLines(sorted.filter((line) => rank(line) < firstRule)),
    rules: ownLines(sorted.filter((line) => rank(line) >= firstRule && rank(line) < firstUse)),
    uses: ownLines(sorted.filter((line) => rank(line) >= firstUse)),
  };
}
