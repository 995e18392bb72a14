import { HaproxyLine } from "../guards/haproxy-line.js";

/** Lines of one's own for a template, or nothing. */
export function ownLines(lines: readonly string[] = []) {
  return lines.length > 0 && { lines: lines.map((line) => HaproxyLine.of(line)) };
}

/** The order in which HAProxy goes through the rules of a section, whatever the order in the file; it warns of any other. */
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

/** Lines of one's own in that order. */
export function inOrder(lines: readonly string[] = []): string[] {
  return [...lines].sort((a, b) => rank(a) - rank(b));
}

/** Lines of one's own for a section with rules: what comes before the section's own rules, behind them, and last. */
export function ownRules(lines: readonly string[] = []) {
  const sorted = inOrder(lines);
  return {
    ownFirst: ownLines(sorted.filter((line) => rank(line) < firstRule)),
    ownRules: ownLines(sorted.filter((line) => rank(line) >= firstRule && rank(line) < firstUse)),
    ownUses: ownLines(sorted.filter((line) => rank(line) >= firstUse)),
  };
}
