import { linesOf } from "./lines.js";

/** The addresses that a site listens on, each once; not those that stand for all of the host's. */
export function readListens(site: string): string[] {
  const addresses = linesOf(site).flatMap(({ words: [key, where = ""] }) =>
    key === "listen" && /^\d|^\[.*[\da-f]/.test(where) && where.includes(":") && !where.startsWith("0.0.0.0:")
      ? [where.slice(0, where.lastIndexOf(":"))]
      : [],
  );
  return [...new Set(addresses)];
}
