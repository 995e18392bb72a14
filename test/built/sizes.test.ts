import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

// Importing one thing costs that thing: its template, its guard, and the facts that it asks for.

/** What a name may cost, in bytes, minified. Raise a limit when a template has grown, not when an import has. */
const limits = {
  TopologyError: 250,
  NoSuchFileError: 250,
  haproxyDropIn: 2_300,
  nginxConf: 9_500,
  haproxyCfg: 28_000,
  generate: 42_000,
} as const;

/** Every public name of the main entry. */
const [mainEntry = ""] = readFileSync("test/public-api.txt", "utf8").split("haproxy-failover/node");
const names = [...mainEntry.matchAll(/^(\w+): /gm)].map(([, name = ""]) => name);

/** Bundles a script that imports one name as an ES module does. */
async function bundle(name: string, format: "esm" | "cjs") {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `import { ${name} } from "./dist/index.js"; globalThis.used = ${name};`, resolveDir: "." },
    bundle: true,
    minify: true,
    format,
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return {
    bytes: outputFiles[0]?.contents.length ?? 0,
    inputs: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  };
}

describe.each(["esm", "cjs"] as const)("bundled as %s", (format) => {
  test.each(Object.entries(limits))("%s is at most %i bytes", async (name, limit) => {
    const { bytes } = await bundle(name, format);
    expect(bytes).toBeLessThanOrEqual(limit);
    // A name that is not there would be small, too.
    expect(bytes).toBeGreaterThan(100);
  });
});

/** What knows the providers' schemas, and so needs zod. */
const withSchema = ["parseTopology", "lint"];

test.each(names.filter((name) => !withSchema.includes(name)))(
  "%s brings no other package and no other file",
  async (name) => {
    const { inputs } = await bundle(name, "esm");
    expect(inputs.filter((path) => path.includes("node_modules/"))).toEqual([]);
    const isOfOneFile = names.includes(`${name}File`) || name.endsWith("File");
    if (isOfOneFile) expect(inputs.filter((path) => /^dist\/files\/.+\//.test(path))).toHaveLength(1);
  },
);

test("requiring a name loads what it needs, and not zod", () => {
  const loaded = (name: string) => {
    const script = `
      const used = require("./dist/index.cjs").${name};
      const modules = Object.keys(require.cache).map((path) => path.replaceAll("\\\\", "/"));
      console.log(typeof used, modules.filter((path) => /\\/zod\\//.test(path)).length > 0, modules.length);`;
    return spawnSync(process.execPath, ["-e", script], { encoding: "utf8" }).stdout.trim().split(" ");
  };
  expect(loaded("TopologyError")).toEqual(["function", "false", "2"]);
  expect(loaded("haproxyDropIn").slice(0, 2)).toEqual(["function", "false"]);
  expect(loaded("parseTopology").slice(0, 2)).toEqual(["function", "true"]);
});
