import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../support/folder.js";
import { snippetsOf } from "../support/markdown.js";

const page = "docs/add-a-file.md";
const golden = "fixtures/debian-13-default/expected/primary/etc/motd";

test("docs/add-a-file.md, played in a copy of the tree, goes from nothing to green", () => {
  const folder = newFolder();
  const parts = [
    "src",
    "templates",
    "test",
    "fixtures",
    "docs",
    "README.md",
    "package.json",
    "biome.json",
    ".gitignore",
  ];
  for (const part of [...parts, "tsconfig.json", "mustache.config.ts", "vitest.config.ts"]) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  const run = (command: string, env = {}) => {
    const { status, stdout, stderr } = spawnSync("npx", command.split(" "), {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, TEST_REPORT: "", ...env },
    });
    return { status, output: stdout + stderr };
  };
  const checks = "vitest run --project unit test/generate.test.ts test/structure.test.ts test/public-api.test.ts";
  const edit = (path: string, change: (text: string) => string) => {
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), "utf8")));
  };

  // 1. The golden file first: nothing generates it, and updating the goldens leaves it there.
  const [text = ""] = snippetsOf(page).flatMap(({ kind, text }) => (kind === "golden" ? [text] : []));
  mkdirSync(dirname(join(folder, golden)), { recursive: true });
  writeFileSync(join(folder, golden), text);
  const early = run(checks, { UPDATE_GOLDENS: "1" });
  expect(early.output).toContain("nothing generates these files of fixtures/debian-13-default/expected");
  expect(early.status).not.toBe(0);
  expect(readFileSync(join(folder, golden), "utf8")).toBe(text);

  // 2 and 3. The template and the module.
  for (const { text, argument } of snippetsOf(page).filter(({ argument }) => argument !== "")) {
    mkdirSync(dirname(join(folder, argument)), { recursive: true });
    writeFileSync(join(folder, argument), text);
  }

  // 4. The one place, and what follows from it.
  edit("src/files/index.ts", (list) => {
    const registered = list.replace("  masterScriptFile,\n", "  masterScriptFile,\n  motdFile,\n");
    return `import { motdFile } from "./keepalived/motd.js";\n${registered}`;
  });
  expect(run("vitest run --project unit test/derived", { UPDATE_GOLDENS: "1" }).status).toBe(0);
  expect(run("biome check --write src").output).not.toContain("error");
  expect(run("tsc")).toEqual({ status: 0, output: "" });

  // 5. The other goldens are written; this one was right.
  expect(run(checks, { UPDATE_GOLDENS: "1" }).output).not.toContain("FAIL");
  expect(readFileSync(join(folder, golden), "utf8")).toBe(text);
  expect(run(checks)).toMatchObject({ status: 0 });
  expect(run("biome ci src").status).toBe(0);
}, 300_000);
