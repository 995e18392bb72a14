import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { templatesForEsbuild } from "../../mustache.config.js";
import type * as library from "../../src/index.js";
import { guideInput } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { snippetNamed, snippetsOf } from "../support/markdown.js";

test("the steps of docs/add-a-file.md give the promised file", async () => {
  const folder = copyOfSources();
  writeSnippets(folder, "docs/add-a-file.md");
  edit(join(folder, "src/files/index.ts"), (list) => {
    const registered = list.replace("  masterScriptFile,\n", "  masterScriptFile,\n  motdFile,\n");
    return `import { motdFile } from "./keepalived/motd.js";\n${registered}`;
  });
  edit(
    join(folder, "src/index.ts"),
    (names) => `${names}export { motd, motdFile } from "./files/keepalived/motd.js";\n`,
  );

  const { generate, parseTopology, motd } = await load(folder);
  const topology = parseTopology({ ...guideInput(), platform: "debian-13" });
  const golden = snippetNamed("docs/add-a-file.md", "golden").text;
  const files = generate(topology).filter(({ path }) => path === "/etc/motd");
  expect(files.map(({ host }) => host)).toEqual(["primary", "secondary"]);
  expect(files[0]?.content).toBe(golden);
  expect(motd(topology, topology.loadBalancers[0])).toBe(golden);
});

test("the steps of docs/add-a-platform.md give a platform", async () => {
  const folder = copyOfSources();
  writeSnippets(folder, "docs/add-a-platform.md");
  edit(join(folder, "src/platforms/init.ts"), (list) =>
    list.replace('  "debian-13": "systemd",\n', '  "debian-13": "systemd",\n  "debian-14": "systemd",\n'),
  );
  edit(join(folder, "src/platforms/index.ts"), (list) => {
    const registered = list.replace(
      '  "debian-13": debian13,\n',
      '  "debian-13": debian13,\n  "debian-14": debian14,\n',
    );
    return `import { debian14 } from "./debian-14.js";\n${registered}`;
  });

  const { generate, parseTopology } = await load(folder);
  const filesOn = (platform: string) => generate(parseTopology({ ...guideInput(), platform }));
  // Its programs are as new as Ubuntu 26.04's.
  expect(filesOn("debian-14")).toEqual(filesOn("ubuntu-26.04"));
});

function copyOfSources(): string {
  const folder = newFolder();
  for (const part of ["src", "templates", "package.json"]) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Writes the blocks of a page that name a file: its templates and modules. No other block is left, but for the golden file. */
function writeSnippets(folder: string, page: string): void {
  for (const { text, argument, kind } of snippetsOf(page).filter((snippet) => snippet.kind !== "golden")) {
    expect(argument, `a block that no test plays: ${kind}`).not.toBe("");
    mkdirSync(dirname(join(folder, argument)), { recursive: true });
    writeFileSync(join(folder, argument), text);
  }
}

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

type Extended = typeof library & { motd: (topology: unknown, host: unknown) => string };

async function load(folder: string): Promise<Extended> {
  const bundle = join(folder, "bundle.mjs");
  await build({
    entryPoints: [join(folder, "src/index.ts")],
    bundle: true,
    format: "esm",
    outfile: bundle,
    plugins: [templatesForEsbuild],
    logLevel: "silent",
  });
  return import(pathToFileURL(bundle).href);
}
