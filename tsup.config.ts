import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { defineConfig, type Options } from "tsup";
import { templatesForEsbuild } from "./mustache.config.js";
import { dependencies } from "./package.json";
import { schemaFiles, withoutDescriptions } from "./schema.config.js";

/** What the providers' templates share. */
const sharedTemplates = readdirSync("templates/failover").map((name) => name.replace(".mustache", ""));

/**
 * Leaves every module of src a file of its own, so that importing one thing brings what it needs and no more. Templates
 * and the JSON Schema go into the module that imports them, but for the templates that several share.
 */
const oneFileEach: Plugin = {
  name: "one-file-each",
  setup({ onResolve, initialOptions }) {
    const extension = initialOptions.outExtension?.[".js"] ?? ".js";
    onResolve({ filter: /^\..*\.js$/ }, ({ path }) => ({ path: path.replace(/\.js$/, extension), external: true }));
    // From dist/providers/NAME/master-script.js.
    onResolve({ filter: /^\.\.\/\.\.\/failover\/[\w-]+\.mustache$/ }, ({ path }) => ({
      path: `../../templates/failover/${basename(path, ".mustache")}${extension}`,
      external: true,
    }));
  },
};

/** Ships the descriptions of the keys once. */
const describedOnce: Plugin = {
  name: "described-once",
  setup({ onLoad }) {
    onLoad({ filter: schemaFiles }, ({ path }) => ({
      contents: withoutDescriptions(readFileSync(path, "utf8")),
      loader: "ts",
    }));
  },
};

/** The modules that are built on zod, and that reading a valid topology needs. */
const onZod = /\/(topology\/accept|fields\/kinds|schemas?(\/\w+)?)\.ts$/;

/**
 * Builds what a command first reads a topology with on src/fields/quick-zod.ts. The same modules are in the bundle once more,
 * on zod, to say what is wrong.
 */
const quickReading: Plugin = {
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

const shared: Options = {
  // The library reads no file when it runs: templates become a part of the bundle.
  esbuildPlugins: [templatesForEsbuild, describedOnce],
  target: "node20",
  platform: "node",
  clean: true,
};

/** The source files that go into the given ones. */
async function modulesOf(...entryPoints: string[]): Promise<string[]> {
  const options = { bundle: true, packages: "external", write: false, metafile: true, outdir: "dist" } as const;
  const { metafile } = await build({ ...options, entryPoints, platform: "node", plugins: [templatesForEsbuild] });
  return Object.keys(metafile.inputs).filter((path) => path.endsWith(".ts"));
}

/** Lets `require` of the library load each module when one of its names is first used: a bundler's job, with ES modules. */
const loadOnUse: Options["plugins"] = [
  {
    name: "load-on-use",
    renderChunk(code, { path }) {
      if (this.format !== "cjs" || !path.endsWith("dist/index.cjs")) return undefined;
      const modules = new Map<string, string>();
      const rest = code.replace(/^var (\w+) = (require\("[^"]+"\));\n/gm, (_line, name: string, call: string) => {
        modules.set(name, call);
        return "";
      });
      return { code: rest.replace(/=> (\w+)\./g, (_use, name: string) => `=> ${modules.get(name)}.`) };
    },
  },
];

/** What package.json exports. */
const publicEntries = ["src/index.ts", "src/node.ts", "src/yaml.ts", "src/explanations/index.ts"];

/** Leaner than what Node would take: yaml as ES modules, of which only what is used remains. */
const lean = {
  yaml: resolve("node_modules/yaml/browser/dist/index.js"),
};

/** What only the command line needs is a part of its bundle, and not installed. */
const bundledOnly = ["diff"];

/** The licences of what the command line's bundle holds. */
function writeLicenses(): void {
  const texts = [...Object.keys(dependencies), ...bundledOnly].sort().map((name) => {
    const folder = `node_modules/${name}`;
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence file`);
    return `${name}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
  });
  writeFileSync("dist/cli.licenses.txt", texts.join("\n\n"));
}

export default defineConfig(async () => [
  {
    ...shared,
    entry: {
      ...Object.fromEntries(
        (await modulesOf(...publicEntries)).map((path) => [path.replace(/^src\/(.*)\.ts$/, "$1"), path]),
      ),
      ...Object.fromEntries(
        sharedTemplates.map((name) => [`templates/failover/${name}`, `templates/failover/${name}.mustache`]),
      ),
    },
    format: ["esm", "cjs"],
    splitting: false,
    esbuildPlugins: [templatesForEsbuild, describedOnce, oneFileEach],
    plugins: loadOnUse,
    dts: { entry: publicEntries },
  },
  // CommonJS starts faster than ES modules, few files faster than many, short ones faster than long ones; nobody imports
  // the command line. The YAML reader is a file of its own, loaded by the topologies that need it.
  {
    ...shared,
    entry: { cli: "src/bin.ts" },
    format: ["cjs"],
    splitting: true,
    treeshake: true,
    minify: true,
    noExternal: [/./],
    esbuildPlugins: [templatesForEsbuild, quickReading, describedOnce],
    esbuildOptions(options) {
      options.chunkNames = "cli-[name]-[hash]";
      options.alias = lean;
      // `require` in the place of `import()`, which would load all of Node's loader for ES modules.
      options.supported = { "dynamic-import": false };
    },
    onSuccess: async () => writeLicenses(),
  },
]);
