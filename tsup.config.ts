import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { defineConfig, type Options } from "tsup";
import { apart, late, lateEntries, quickReading, writeLateTemplates } from "./cli.config.js";
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

const plugins = [templatesForEsbuild, quickReading, describedOnce];

/** CommonJS starts faster than ES modules, and short files faster than long ones; nobody imports the command line. */
const commandLine: Options = {
  ...shared,
  format: ["cjs"],
  splitting: false,
  treeshake: true,
  minify: true,
  noExternal: [/./],
  esbuildOptions(options) {
    options.chunkNames = "cli-[name]-[hash]";
    // Leaner than what Node would take: ES modules, of which only what is used remains.
    options.alias = { yaml: resolve("node_modules/yaml/browser/dist/index.js") };
    // `require` in the place of `import()`, which would load all of Node's loader for ES modules.
    options.supported = { "dynamic-import": false };
  },
};

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
  // The command line's start, one file; and what it loads later, with chunks for what several have in common.
  { ...commandLine, entry: { cli: "src/bin.ts" }, esbuildPlugins: [apart, late, ...plugins] },
  {
    ...commandLine,
    entry: await lateEntries(),
    splitting: true,
    esbuildPlugins: plugins,
    onSuccess: async () => {
      writeLicenses();
      await writeLateTemplates();
    },
  },
]);
