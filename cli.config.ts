import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { templatesForEsbuild } from "./mustache.config.js";
import { withoutDescriptions } from "./schema.config.js";

// How the command line is built, for a quick start: Node takes longer to compile our code than that takes to run. What every
// command needs is one file, dist/cli.cjs. It loads the rest when it is asked for it; that has its own copy of what both need,
// and of classes, which is why errors have a brand.

/** The modules that are built on zod, and that reading a valid topology needs. */
const onZod = /\/(topology\/accept|fields\/kinds|schemas?(\/\w+)?)\.ts$/;

/**
 * Builds what a command first reads a topology with on src/fields/quick-zod.ts. The same modules are in the bundle once more,
 * on zod, to say what is wrong.
 */
export const quickReading: Plugin = {
  name: "quick-reading",
  setup({ onResolve, onLoad }) {
    const namespace = "quick";
    onResolve({ filter: /\/accept\.js$/ }, ({ path, importer, resolveDir }) =>
      importer.endsWith("/commands/topology.ts") ? { path: sourceOf(path, resolveDir), namespace } : undefined,
    );
    onResolve({ filter: /^\./, namespace }, ({ path, resolveDir }) => {
      const source = sourceOf(path, resolveDir);
      return onZod.test(source) ? { path: source, namespace } : { path: source, sideEffects: false };
    });
    onResolve({ filter: /^zod\/mini$/, namespace }, () => ({ path: resolve("src/fields/quick-zod.ts") }));
    onLoad({ filter: /./, namespace }, ({ path }) => ({
      contents: withoutDescriptions(readFileSync(path, "utf8")),
      loader: "ts",
      resolveDir: dirname(path),
    }));
  },
};

const sourceOf = (path: string, folder: string) => resolve(folder, path.replace(/\.js$/, ".ts"));

/** What the start imports late is not part of its file. */
export const apart: Plugin = {
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path: `./${nameOf(path)}.cjs`, external: true } : undefined,
    );
  },
};

const nameOf = (path: string) => `cli-${basename(path, ".js")}`;

/** The modules that the start loads late, by their files' names. */
export async function lateEntries(): Promise<Record<string, string>> {
  const entries: Record<string, string> = { "cli-make": "src/issues/make.ts" };
  const listing: Plugin = {
    name: "listing",
    setup({ onResolve }) {
      onResolve({ filter: /./ }, ({ kind, path, resolveDir }) => {
        if (kind !== "dynamic-import") return undefined;
        entries[nameOf(path)] = sourceOf(path, resolveDir);
        return { external: true };
      });
    },
  };
  const plugins = [listing, templatesForEsbuild];
  const options = { bundle: true, write: false, packages: "external", platform: "node" } as const;
  await build({ ...options, entryPoints: ["src/bin.ts"], plugins });
  return entries;
}

/** The templates of systemd platforms and of providers: most of the text, and not every topology uses it. */
const templates = readdirSync("templates", { recursive: true, encoding: "utf8" }).filter(
  (path) => /^(systemd|providers\/[\w-]+)\/|\.systemd\./.test(path) && !/\/parts\/|\.upstart\./.test(path),
);

/** Has the start load those templates, and the words for what is wrong, when one is first called. */
export const late: Plugin = {
  name: "late",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/cli-\w+\.cjs$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /\/src\/issues\/make\.ts$/ }, () => ({
      contents: `export const makeIssue = (...of) => require("./cli-make.cjs").makeIssue(...of);`,
    }));
    onLoad({ filter: /\.mustache$/ }, ({ path }) => {
      const template = templates.find((one) => resolve("templates", one) === path);
      if (template === undefined) return undefined;
      const write = `require("./cli-templates.cjs")["${template}"]`;
      return { contents: `let write; export default (out, view) => (write ??= ${write})(out, view);` };
    });
  },
};

export async function writeLateTemplates(): Promise<void> {
  const contents = templates.map((path) => `export { default as "${path}" } from "./templates/${path}";`).join("\n");
  await build({
    stdin: { contents, resolveDir: "." },
    bundle: true,
    minify: true,
    format: "cjs",
    target: "node20",
    outfile: "dist/cli-templates.cjs",
    plugins: [templatesForEsbuild],
  });
}
