import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Options } from "tsup";
import { templatesForEsbuild } from "./mustache.config.js";
import { dependencies } from "./package.json";

const shared: Options = {
  // The library reads no file when it runs: templates become a part of the bundle.
  esbuildPlugins: [templatesForEsbuild],
  target: "node20",
  platform: "node",
  clean: true,
};

/** Leaner than what Node would take: ip-address without IPv6, and yaml as ES modules, of which only what is used remains. */
const lean = {
  "ip-address": "ip-address/dist/ipv4.js",
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

export default defineConfig([
  // One build for both entries, with shared chunks, so that there is one TopologyError and not two.
  { ...shared, entry: ["src/index.ts", "src/node.ts"], format: ["esm", "cjs"], splitting: true, dts: true },
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
    esbuildOptions(options) {
      options.chunkNames = "cli-[name]-[hash]";
      options.alias = lean;
      // `require` in the place of `import()`, which would load all of Node's loader for ES modules.
      options.supported = { "dynamic-import": false };
    },
    onSuccess: async () => writeLicenses(),
  },
]);
