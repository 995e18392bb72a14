import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** `src="./a.js"`, `from"./a.js"`, `import"./a.js"`, and a worker: `new URL(""+new URL("a.js",`. Not `import("./a.js")`. */
const needed = /(?:src=|href=|\bfrom|\bimport|new URL\(""\+new URL\()"([\w./-]+\.(?:js|css))"/g;

/**
 * A file of the built page, and the files that it needs before it can run, by their paths: the bytes that gzip makes of each.
 * What is loaded later, by `import()`, is not among them.
 */
export function neededBy(path: string, found = new Map<string, number>()): ReadonlyMap<string, number> {
  if (found.has(path)) return found;
  const body = readFileSync(join("docs/playground/dist", path));
  found.set(path, gzipSync(body, { level: 9 }).length);
  for (const [, name = ""] of body.toString().matchAll(needed)) neededBy(join(path, "..", name), found);
  return found;
}
