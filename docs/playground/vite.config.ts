import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { templatesForVite } from "../../mustache.config.js";
import { chunkOf, describedOnce, interpreted, late } from "./build/library.js";
import { root } from "./build/root.js";
import { starters } from "./build/starters.js";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [starters, templatesForVite],
  resolve: {
    alias: [
      // The package's entries, from their source: what the first view does not need can be left for later.
      { find: "haproxy-failover/yaml", replacement: `${root}/src/yaml.ts` },
      { find: "haproxy-failover/explanations", replacement: `${root}/src/explanations/index.ts` },
      { find: "haproxy-failover", replacement: `${root}/src/index.ts` },
      // Leaner than what Node would take, and the same as the command line's.
      { find: "yaml", replacement: `${root}/node_modules/yaml/browser/dist/index.js` },
    ],
  },
  worker: {
    format: "es",
    plugins: () => [late, templatesForVite, describedOnce, interpreted],
    rollupOptions: { output: { manualChunks: chunkOf } },
  },
  build: {
    target: "es2022",
    // The polyfill would fetch, which the page's policy forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { host: "127.0.0.1" },
  preview: { host: "127.0.0.1" },
});
