import { linesOf } from "./lines.js";

/** The addresses that a site listens on, each once. */
export function readListens(site: string): string[] {
  const addresses = linesOf(site).flatMap(({ words: [key, where = ""] }) =>
    key === "listen" && where.includes(":") ? [where.slice(0, where.lastIndexOf(":"))] : [],
  );
  return [...new Set(addresses)];
}
