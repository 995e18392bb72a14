import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { describe, expect, test } from "vitest";
import topologyJsonSchema from "../../src/topology/topology.schema.json";
import { filesBelow } from "../support/fixtures.js";

// Importing one thing costs that thing: its template, its guard, and the facts that it asks for.

/** What a name may cost, in bytes, minified. Raise a limit when a template has grown, not when an import has. */
const limits = {
  TopologyError: 450,
  NoSuchFileError: 450,
  haproxyDropIn: 15_150,
  nginxConf: 16_000,
  haproxyCfg: 55_100,
  generate: 218_750,
  lint: 124_000,
  parseTopology: 205_600,
} as const;

/** What knows the providers' schemas, and so needs zod. */
const withSchema = ["parseTopology", "defineTopology", "lint", "lintTiers"];

/** Every public name of the main entry. */
const [mainEntry = ""] = readFileSync("test/public-api.txt", "utf8").split("haproxy-failover/node");
const names = [...mainEntry.matchAll(/^(\w+): /gm)].map(([, name = ""]) => name);

/** For each name a script that imports it, and nothing else. */
const scripts: Plugin = {
  name: "scripts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\w+$/, namespace: "" }, ({ path, kind }) =>
      kind === "entry-point" ? { path, namespace: "script" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "script" }, ({ path: name }) => ({
      contents: `import { ${name} } from "./dist/index.js"; globalThis.used = ${name};`,
      resolveDir: process.cwd(),
    }));
  },
};

/** Bundles the scripts as somebody who imports an ES module does: each bundle's size and what is in it, by its name. */
async function bundles(format: "esm" | "cjs") {
  const options = {
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: "out",
    logLevel: "silent",
  } as const;
  const { metafile } = await build({ ...options, format, entryPoints: names, plugins: [scripts] });
  return new Map(
    Object.entries(metafile.outputs).map(([path, { bytes, inputs }]) => {
      const used = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
      return [basename(path, ".js"), { bytes, inputs: used.map(([input]) => input) }];
    }),
  );
}

const bundled = { esm: await bundles("esm"), cjs: await bundles("cjs") };

describe.each(["esm", "cjs"] as const)("bundled as %s", (format) => {
  test.each(Object.entries(limits))("%s is at most %i bytes", (name, limit) => {
    expect(bundled[format].get(name)?.bytes).toBeLessThanOrEqual(limit);
    // A name that is not there would be small, too.
    expect(bundled[format].get(name)?.bytes).toBeGreaterThan(100);
  });
});

test.each(names.filter((name) => !withSchema.includes(name)))(
  "%s brings no other package and no other file",
  (name) => {
    const inputs = bundled.esm.get(name)?.inputs ?? [];
    expect(inputs).not.toEqual([]);
    expect(inputs.filter((path) => path.includes("node_modules/"))).toEqual([]);
    // setup.sh installs the other files, and so knows them all.
    const isOfOneFile = names.includes(`${name}File`) || /(?<!Setup)File$/.test(name);
    if (isOfOneFile) expect(inputs.filter((path) => /^dist\/files\/.+\//.test(path))).toHaveLength(1);
  },
);

test("requiring one name loads only what it needs, without zod", () => {
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

test("the keys' descriptions are in the JSON Schema, and nowhere else in the library", () => {
  const descriptions = [...JSON.stringify(topologyJsonSchema).matchAll(/"description":"((?:[^"\\]|\\.)*)"/g)];
  expect(descriptions.length).toBeGreaterThan(100);
  // A part of one would be shipped, too, if the rest of it is computed. A starter may say a short one as well.
  const starts = descriptions.map(([, one = ""]) => one.slice(0, 40)).filter((start) => start.length === 40);
  expect(starts.length).toBeGreaterThan(100);
  const modules = filesBelow("dist").filter((path) => /^(?!cli).*\.c?js$/.test(path));
  const those = modules.filter((path) => {
    const text = readFileSync(join("dist", path), "utf8");
    return starts.some((start) => text.includes(start));
  });
  expect(those).toEqual(["topology/json-schema.cjs", "topology/json-schema.js"]);
});
