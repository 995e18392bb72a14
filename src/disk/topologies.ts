import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The topologies in a folder, sorted by name; undefined if the path is not a folder. */
export function topologiesIn(path: string): string[] | undefined {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
  const names = readdirSync(path).filter((name) => /^[^.].*\.(ya?ml|json)$/.test(name));
  return names.sort().map((name) => join(path, name));
}

/** The names in a folder that are not among these. */
export function otherNames(folder: string, known: ReadonlySet<string>): string[] {
  return readdirSync(folder)
    .filter((name) => !known.has(name))
    .sort();
}
