import { defineConfig, type Options } from "tsup";

const shared: Options = {
  // The library reads no file when it runs: templates become strings in the bundle.
  loader: { ".mustache": "text" },
  target: "node20",
  platform: "node",
  clean: true,
};

export default defineConfig([
  // One build for both entries, with shared chunks, so that there is one TopologyError and not two.
  { ...shared, entry: ["src/index.ts", "src/node.ts"], format: ["esm", "cjs"], splitting: true, dts: true },
  // CommonJS starts faster than ES modules, and nobody imports the command line.
  { ...shared, entry: { cli: "src/bin.ts" }, format: ["cjs"], splitting: false, noExternal: [/./] },
]);
