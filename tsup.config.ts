import { defineConfig, type Options } from "tsup";

const shared: Options = {
  // The library reads no file when it runs: templates become strings in the bundle.
  loader: { ".mustache": "text" },
  target: "node20",
  splitting: false,
  clean: true,
};

export default defineConfig([
  { ...shared, entry: ["src/index.ts"], format: ["esm", "cjs"], platform: "neutral", dts: true },
  { ...shared, entry: ["src/node.ts"], format: ["esm", "cjs"], platform: "node", dts: true },
  // CommonJS starts faster than ES modules, and nobody imports the command line.
  { ...shared, entry: ["src/cli.ts"], format: ["cjs"], platform: "node" },
]);
