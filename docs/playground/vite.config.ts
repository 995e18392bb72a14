import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));

const cli = (...args: string[]) =>
  execFileSync(process.execPath, [`${root}/dist/cli.cjs`, ...args], { encoding: "utf8" });

/** `starters/first`: what `init` prints; `starters/all`: that for every platform, and the recipes, loaded when one is chosen. */
const starters: Plugin = {
  name: "starters",
  resolveId: (id) => (id.startsWith("starters/") ? `\0${id}` : undefined),
  load(id) {
    if (id === "\0starters/first") return `export default ${JSON.stringify(cli("init"))}`;
    if (id !== "\0starters/all") return undefined;
    const [, list = ""] = /--platform P +one of: ([^(]+?) \(/.exec(cli("init", "--help")) ?? [];
    const platforms = list.split(", ").map((name) => [name, cli("init", "--platform", name)]);
    const vip = ["an address on your own network", cli("init", "--provider", "vip")];
    const recipes = readdirSync(`${root}/fixtures`)
      .filter((name) => name.startsWith("recipe-"))
      .map((name) => [
        name.replace("recipe-", "recipe: "),
        readFileSync(`${root}/fixtures/${name}/topology.yaml`, "utf8"),
      ]);
    return `export default ${JSON.stringify(Object.fromEntries([...platforms, vip, ...recipes]))}`;
  },
};

/**
 * Checks with zod's schema as it is. The library compiles it where there are 200 web servers or more, which saves a few
 * milliseconds here, and whose code is 8 KB of what the page loads.
 */
const interpreted: Plugin = {
  name: "interpreted",
  enforce: "pre",
  resolveId: (id, importer) => (id === "./compile.js" && importer?.includes("/zod/") ? "\0zod-compile" : undefined),
  load: (id) => (id === "\0zod-compile" ? "export const compile = (schema) => schema;" : undefined),
};

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  plugins: [starters],
  resolve: {
    alias: [
      { find: "haproxy-failover/yaml", replacement: `${root}/dist/yaml.js` },
      { find: "haproxy-failover/explanations", replacement: `${root}/dist/explanations/index.js` },
      { find: "haproxy-failover", replacement: `${root}/dist/index.js` },
      // Leaner than what Node would take, and the same as the command line's.
      { find: "yaml", replacement: `${root}/node_modules/yaml/browser/dist/index.js` },
    ],
  },
  worker: { format: "es", plugins: () => [interpreted] },
  build: {
    target: "es2022",
    // The polyfill would fetch, which the page's policy forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { host: "127.0.0.1" },
  preview: { host: "127.0.0.1" },
});
