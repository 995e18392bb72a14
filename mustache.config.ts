import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Plugin as EsbuildPlugin } from "esbuild";
import Mustache from "mustache";

// How templates become code: by tsup in the build, by Vitest in the tests. A run then need not read them.

/** A token as Mustache makes it: kind, name or text, where it stands, and then what is inside, or a partial's indentation. */
export type Token = [
  kind: string,
  name: string,
  start: number,
  end: number,
  inside?: Token[] | string,
  ...rest: unknown[],
];

const writer = new Mustache.Writer();

/**
 * Compiles the text of a template to the code of a function that calls the methods of a `TextBuilder`. `v0` is the view, `v1`
 * the view inside of a section, and so on.
 *
 * @param partialNamed - Gives the text of another template, by the name that this one calls it, or the name of its
 * function.
 */
export function compile(text: string, partialNamed: PartialNamed): string {
  return `(out, v0) => {const { guards } = out;${statements(text, partialNamed, 0)}}`;
}

type PartialNamed = (name: string) => string | { readonly compiled: string };

function statements(text: string, partialNamed: PartialNamed, depth: number): string {
  const inner = (tokens: Token[], level: number, section: string): string =>
    tokens.map((token) => statement(token, level, section)).join("");
  const statement = ([kind, name, , , inside, , lineHasText]: Token, level: number, section: string): string => {
    const quoted = JSON.stringify(name);
    // What every object has of itself is no value.
    if (kind !== "text" && name in Object.prototype) throw new Error(`{{${name}}} is no name for a value`);
    const view = `v${level}`;
    // What `{{.}}` is, the section around it says.
    const placeholder = name === "." ? JSON.stringify(section) : quoted;
    const value = name === "." ? view : `${view}[${quoted}]`;
    switch (kind) {
      case "text":
        return `out.text(${quoted});`;
      case "name":
        return `out.value(${value}, guards[${placeholder}], ${placeholder});`;
      case "#":
        return `for (const v${level + 1} of out.each(${value}, ${quoted})) {${inner(inside as Token[], level + 1, name)}}`;
      case "^":
        return `if (out.lacks(${value}, ${quoted})) {${inner(inside as Token[], level, section)}}`;
      case ">": {
        const partial = partialNamed(name);
        if (typeof partial !== "string") {
          if (inside !== "") throw new Error(`{{>${name}}} is shared, and cannot be indented`);
          return `${partial.compiled}(out, ${view});`;
        }
        return statements(writer.indentPartial(partial, String(inside), lineHasText === true), partialNamed, level);
      }
      default:
        throw new Error(`templates have no {{${kind}${name}}}`);
    }
  };
  return inner(writer.parse(text), depth, "");
}

/** Where a template's partial stands: `{{>log-format}}` in `nginx-conf.systemd.mustache` is `log-format.systemd.mustache`. */
export function partialOf(path: string, name: string): string {
  return join(dirname(path), basename(path).replace(/^[^.]+/, name));
}

/**
 * Makes a module of a template's file; `onPartial` is told of each other file that goes into it. What templates of several
 * folders share, `{{>../../failover/hold}}`, is a module of its own, so that each brings no copy.
 */
function moduleOf(path: string, onPartial: (path: string) => void): string {
  const imports = new Map<string, string>();
  const code = compile(readFileSync(path, "utf8"), (name) => {
    if (name.startsWith("../")) {
      if (!imports.has(name)) imports.set(name, `p${imports.size}`);
      return { compiled: imports.get(name) ?? "" };
    }
    const partial = partialOf(path, name);
    onPartial(partial);
    return readFileSync(partial, "utf8");
  });
  const lines = [...imports].map(
    ([name, local]) => `import ${local} from ${JSON.stringify(`${name}${basename(path).replace(/^[^.]+/, "")}`)};\n`,
  );
  return `${lines.join("")}export default ${code}`;
}

export const templatesForEsbuild: EsbuildPlugin = {
  name: "templates",
  setup({ onLoad }) {
    onLoad({ filter: /\.mustache$/ }, ({ path }) => {
      const watchFiles = [path];
      const contents = moduleOf(path, (partial) => watchFiles.push(partial));
      return { contents, watchFiles, resolveDir: dirname(path) };
    });
  },
};

/** What Rollup gives a plugin, of which this one needs one method: Vitest's and the playground's are not of one version. */
interface Context {
  addWatchFile(path: string): void;
}

export const templatesForVite = {
  name: "templates",
  load(this: Context, id: string) {
    return id.endsWith(".mustache") ? moduleOf(id, (partial) => this.addWatchFile(partial)) : undefined;
  },
};
