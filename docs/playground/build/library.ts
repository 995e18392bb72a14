import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { schemaFiles, withoutDescriptions } from "../../../schema.config.js";
import { root } from "./root.js";

/** Has the descriptions of the keys once, as the package has: in the JSON Schema. */
export const describedOnce: Plugin = {
  name: "described-once",
  enforce: "pre",
  transform: (code, id) =>
    id.includes("/src/topology/") && schemaFiles.test(id) ? withoutDescriptions(code) : undefined,
};

/**
 * Checks with zod's schema as it is. The library compiles it where there are 200 web servers or more, which saves a few
 * milliseconds here, and whose code is 8 KB of what the page loads.
 */
export const interpreted: Plugin = {
  name: "interpreted",
  enforce: "pre",
  resolveId: (id, importer) => (id === "./compile.js" && importer?.includes("/zod/") ? "\0zod-compile" : undefined),
  load: (id) => (id === "\0zod-compile" ? "export const compile = (schema) => schema;" : undefined),
};

/**
 * What the first view does not call, all of it functions: what explains an error, and the templates of the files that it does
 * not show. What draws a picture comes with it.
 */
const isLate = (path: string) =>
  /\/src\/(fields\/address-problem|issues\/make)\.ts$/.test(path) ||
  (path.endsWith(".mustache") && !/\/(diagram\/[\w-]+|haproxy-cfg\.systemd)\.mustache$/.test(path));

const mark = "\0late:";

/** In the place of each stands a module with the same functions, which has it loaded: src/engine/late.ts. */
export const late: Plugin = {
  name: "late",
  enforce: "pre",
  async resolveId(source, importer, options) {
    // What a late template takes from another comes with it.
    if (importer === undefined || isLate(importer)) return undefined;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found && isLate(found.id) ? mark + found.id : undefined;
  },
  load(id) {
    if (!id.startsWith(mark)) return undefined;
    const path = id.slice(mark.length);
    const names = path.endsWith(".mustache") ? ["default"] : functionsOf(readFileSync(path, "utf8"));
    const calls = names.map((name) => `const ${name}_ = (...args) => late().${name}(...args);`);
    return `import { laterOn } from ${JSON.stringify(`${root}/docs/playground/src/engine/late.ts`)};
const late = laterOn(() => import(${JSON.stringify(path)}));
${calls.join("\n")}
export { ${names.map((name) => `${name}_ as ${name}`).join(", ")} };`;
  },
};

function functionsOf(code: string): readonly string[] {
  const exported = [...code.matchAll(/^export (?!type|interface)(function )?(\w+)/gm)];
  if (exported.some(([, isFunction]) => !isFunction)) throw new Error("only functions can be loaded later");
  return exported.map(([, , name = ""]) => name);
}

/** Few files: the parser of YAML is not the library's, and templates are small. */
export function chunkOf(id: string): string | undefined {
  if (id.includes("/node_modules/yaml/")) return "yaml";
  return !id.startsWith(mark) && isLate(id) && id.endsWith(".mustache") ? "templates" : undefined;
}
