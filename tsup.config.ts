import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";
import { dependencies } from "./package.json";

const shared: Options = {
  // The library reads no file when it runs: templates become strings in the bundle.
  loader: { ".mustache": "text" },
  target: "node20",
  platform: "node",
  clean: true,
};

/** The licences of what the command line's bundle holds. */
function writeLicenses(): void {
  const texts = Object.keys(dependencies).map((name) => {
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
  // CommonJS starts faster than ES modules, and one file faster than many; nobody imports the command line.
  {
    ...shared,
    entry: { cli: "src/bin.ts" },
    format: ["cjs"],
    splitting: false,
    noExternal: [/./],
    onSuccess: async () => writeLicenses(),
  },
]);
