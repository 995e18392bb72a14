import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { root } from "./root.js";

const cli = (...args: string[]) =>
  execFileSync(process.execPath, [`${root}/dist/cli.cjs`, ...args], { encoding: "utf8" });

/** `starters/first`: what `init` prints; `starters/all`: that for every platform, and the recipes, loaded when one is chosen. */
export const starters: Plugin = {
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
