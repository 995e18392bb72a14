import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { GeneratedFile } from "../../src/index.js";
import { newFolder } from "../support/folder.js";
import { snippetsOf } from "../support/markdown.js";

test("the steps of docs/add-a-file.md give the file that they promise", async () => {
  const folder = newFolder();
  for (const part of ["src", "templates", "package.json"]) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));

  const snippets = snippetsOf("docs/add-a-file.md");
  for (const { text, argument } of snippets.filter(({ kind }) => kind === "template" || kind === "module")) {
    mkdirSync(dirname(join(folder, argument)), { recursive: true });
    writeFileSync(join(folder, argument), text);
  }
  edit(
    join(folder, "src/files/index.ts"),
    (list) =>
      `import { motdFile } from "./keepalived/motd.js";\n${list.replace("  masterScriptFile,\n", "  masterScriptFile,\n  motdFile,\n")}`,
  );
  edit(join(folder, "src/index.ts"), (names) => `${names}export { motd } from "./files/keepalived/motd.js";\n`);

  const bundle = join(folder, "bundle.mjs");
  await build({
    entryPoints: [join(folder, "src/index.ts")],
    bundle: true,
    format: "esm",
    outfile: bundle,
    loader: { ".mustache": "text" },
    logLevel: "silent",
  });
  const { generate, parseTopology, motd } = await import(pathToFileURL(bundle).href);
  const topology = parseTopology(parse(readFileSync("fixtures/guide/topology.yaml", "utf8")));
  const golden = snippets.find(({ kind }) => kind === "golden")?.text;
  const files: GeneratedFile[] = generate(topology);
  expect(files.find(({ host, path }) => host === "primary" && path === "/etc/motd")?.content).toBe(golden);
  expect(files.filter(({ path }) => path === "/etc/motd")).toHaveLength(2);
  expect(motd(topology, topology.loadBalancers[0])).toBe(golden);
});

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}
