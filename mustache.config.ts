import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Plugin as EsbuildPlugin } from "esbuild";
import Mustache from "mustache";
import type { Plugin as VitePlugin } from "vitest/config";
import type { Token } from "./src/text/template.js";

// How templates are read: by tsup in the build, by Vitest in the tests. A run then need not read them.

/** A token as Mustache makes it: kind, name or text, where it stands, and then what is inside, or a partial's indentation. */
type MustacheToken = [
  kind: string,
  name: string,
  start: number,
  end: number,
  inside?: MustacheToken[] | string,
  ...rest: unknown[],
];

const writer = new Mustache.Writer();

/**
 * Reads the text of a template.
 *
 * @param partialNamed - Gives the text of another template, by the name that this one calls it.
 */
export function tokensOf(text: string, partialNamed: (name: string) => string): Token[] {
  const tokens: MustacheToken[] = writer.parse(text);
  const translate = ([kind, name, , , inside, , lineHasText]: MustacheToken): Token[] => {
    switch (kind) {
      case "text":
        return [name];
      case "name":
        return [[kind, name]];
      case "#":
      case "^":
        return [[kind, name, (inside as MustacheToken[]).flatMap(translate)]];
      case ">":
        return tokensOf(writer.indentPartial(partialNamed(name), String(inside), lineHasText === true), partialNamed);
      default:
        throw new Error(`templates have no {{${kind}${name}}}`);
    }
  };
  return tokens.flatMap(translate);
}

/** Where a template's partial stands: `{{>log-format}}` in `nginx-conf.systemd.mustache` is `log-format.systemd.mustache`. */
function partialOf(path: string, name: string): string {
  return join(dirname(path), basename(path).replace(/^[^.]+/, name));
}

/** Makes a module of a template's file; `onPartial` is told of each other file that goes into it. */
function moduleOf(path: string, onPartial: (path: string) => void): string {
  const tokens = tokensOf(readFileSync(path, "utf8"), (name) => {
    const partial = partialOf(path, name);
    onPartial(partial);
    return readFileSync(partial, "utf8");
  });
  return `export default ${JSON.stringify(tokens)}`;
}

export const templatesForEsbuild: EsbuildPlugin = {
  name: "templates",
  setup({ onLoad }) {
    onLoad({ filter: /\.mustache$/ }, ({ path }) => {
      const watchFiles = [path];
      return { contents: moduleOf(path, (partial) => watchFiles.push(partial)), watchFiles };
    });
  },
};

export const templatesForVitest: VitePlugin = {
  name: "templates",
  load(id) {
    return id.endsWith(".mustache") ? moduleOf(id, (partial) => this.addWatchFile(partial)) : undefined;
  },
};
