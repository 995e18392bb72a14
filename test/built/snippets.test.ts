import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { transformSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documents, type Snippet, snippetsOf } from "../support/markdown.js";

/** Each document is played from top to bottom in an empty project that has the library installed. */
describe.each(documents)("%s", (document) => {
  const snippets = snippetsOf(document);
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), "haproxy-failover-docs-"));
    mkdirSync(join(project, "node_modules/.bin"), { recursive: true });
    symlinkSync(process.cwd(), join(project, "node_modules/haproxy-failover"));
    symlinkSync(join(process.cwd(), "node_modules/@types"), join(project, "node_modules/@types"));
    symlinkSync("../haproxy-failover/dist/cli.cjs", join(project, "node_modules/.bin/haproxy-failover"));
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test("has no block that the test does not find", () => {
    const fences = readFileSync(document, "utf8").match(/^ *`{3,}/gm) ?? [];
    expect(fences).toHaveLength(2 * snippets.length);
  });

  test.each(snippets.map((snippet, index) => [index, snippet] as const))(
    "block %i: $language $kind",
    (index, snippet) => {
      play(snippet, snippets[index + 1], project);
    },
  );
});

/** The options of a careful user. */
const strictly =
  "--noEmit --strict --noUncheckedIndexedAccess --target es2022 --module esnext --moduleResolution bundler --skipLibCheck --types node";

function play({ language, kind, argument, text }: Snippet, next: Snippet | undefined, project: string): void {
  switch (`${language} ${kind}`.trim()) {
    case "yaml file":
      writeFileSync(join(project, argument), text);
      return;
    case "text generated": {
      const [host = "", path = ""] = argument.split(":");
      expect(shell(`haproxy-failover show topology.yaml ${host} ${path}`, project)).toBe(text);
      return;
    }
    case "console":
      for (const [, command = "", output = ""] of text.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)) {
        expectOutput(shell(command, project), output);
      }
      return;
    case "ts": {
      writeFileSync(join(project, "snippet.ts"), text);
      expect(shell(`tsc ${strictly} snippet.ts`, project)).toBe("");
      const script = join(project, "snippet.mjs");
      writeFileSync(script, transformSync(text, { loader: "ts" }).code);
      expect(next?.kind, "what a script prints stands below it").toBe("output");
      expect(shell("node snippet.mjs", project)).toBe(next?.text);
      return;
    }
    case "sh":
      // Installing and testing are .ci/run's: here they would call themselves.
      expect(["npm install haproxy-failover", "npm ci && npm run demo", "npm ci && npm test"]).toContain(text.trim());
      if (text.includes(" ci ")) expect(readFileSync(".ci/run", "utf8")).toContain(text.trim());
      return;
    case "text output":
    case "text picture":
      return;
    case "text golden":
    case "text template":
    case "ts module":
    case "ts platform":
    case "diff":
      expect(existsSync("test/docs/recipes.test.ts") && existsSync("test/docs/generated.test.ts")).toBe(true);
      return;
    default:
      expect.unreachable(`a block that no test runs: ${language} ${kind}`);
  }
}

function shell(command: string, cwd: string): string {
  const path = [join(cwd, "node_modules/.bin"), join(process.cwd(), "node_modules/.bin"), process.env.PATH].join(
    delimiter,
  );
  const script = `exec 2>&1\nnpx() { "$@"; }\n${command}`;
  return spawnSync("bash", ["-c", script], { cwd, encoding: "utf8", env: { ...process.env, PATH: path } }).stdout;
}

/** `...` alone on a line stands for any lines, at a line's end for the rest of it. */
function expectOutput(output: string, expected: string): void {
  const pattern = expected
    .split("\n")
    .map((line) => {
      if (line === "...") return "(?:.*\n)*?";
      const literal = line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return `${literal.replace(/\\\.\\\.\\\.$/, ".*")}\n`;
    })
    .join("")
    .replace(/\n$/, "");
  expect(output).toMatch(new RegExp(`^${pattern}$`));
}
