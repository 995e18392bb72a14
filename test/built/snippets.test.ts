import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { transformSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documents, playedElsewhere, type Snippet, snippetsOf } from "../support/markdown.js";

test.each(documents)("the tests find every block of %s", (document) => {
  const fences = readFileSync(document, "utf8").match(/^ *`{3,}/gm) ?? [];
  expect(fences).toHaveLength(2 * snippetsOf(document).length);
});

test.each(Object.entries(playedElsewhere))("%s is read by %s", (document, reader) => {
  expect(readFileSync(reader, "utf8")).toContain(`"${document}"`);
});

const playedHere = documents
  .filter((document) => playedElsewhere[document] === undefined)
  .map((document) => ({ document, blocks: blocksOf(document) }))
  .filter(({ blocks }) => blocks.length > 0);

/** Each document is played from top to bottom in an empty project that has the library installed. */
describe.each(playedHere)("$document", ({ blocks }) => {
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), "haproxy-failover-docs-"));
    mkdirSync(join(project, "node_modules/.bin"), { recursive: true });
    symlinkSync(process.cwd(), join(project, "node_modules/haproxy-failover"));
    symlinkSync(join(process.cwd(), "node_modules/@types"), join(project, "node_modules/@types"));
    symlinkSync("../haproxy-failover/dist/cli.cjs", join(project, "node_modules/.bin/haproxy-failover"));
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test.each(blocks.map((block) => [block.number, block.title, block] as const))(
    "block %i: %s",
    (_number, _title, { snippet, output }) => play(snippet, output, project),
  );
});

interface Block {
  readonly number: number;
  readonly title: string;
  readonly snippet: Snippet;
  /** What the block below says that a script prints. */
  readonly output: string | undefined;
}

/** The blocks of a page; what a script prints belongs to the script. */
function blocksOf(document: string): Block[] {
  const snippets = snippetsOf(document);
  const isOutput = (snippet?: Snippet) => snippet?.language === "text" && snippet.kind === "output";
  return snippets.flatMap((snippet, index) => {
    if (isOutput(snippet) && snippets[index - 1]?.language === "ts") return [];
    const { language, kind, argument } = snippet;
    const title = [language, kind, argument].filter((word) => word !== "").join(" ");
    const next = snippets[index + 1];
    return [{ number: index + 1, title, snippet, output: isOutput(next) ? next?.text : undefined }];
  });
}

/** The options of a careful user. */
const strictly =
  "--noEmit --strict --noUncheckedIndexedAccess --target es2022 --module esnext --moduleResolution bundler --skipLibCheck --types node";

function play({ language, kind, argument, text }: Snippet, output: string | undefined, project: string): void {
  switch (`${language} ${kind}`.trim()) {
    case "yaml file":
      writeFileSync(join(project, argument), text);
      // One that is refused is shown with what is said about it.
      expectOutput(shell(`haproxy-failover check ${argument}`, project), `${argument}: ...\n...\n`);
      return;
    case "text generated": {
      const [host = "", path = ""] = argument.split(":");
      expect(shell(`haproxy-failover show topology.yaml ${host} ${path}`, project)).toBe(text);
      return;
    }
    case "console": {
      const commands = [...text.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)];
      expect(commands.length).toBeGreaterThan(0);
      expect(commands.map(([all]) => all).join("")).toBe(text);
      for (const [, command = "", printed = ""] of commands) expectOutput(shell(command, project), printed);
      return;
    }
    case "ts": {
      writeFileSync(join(project, "snippet.ts"), text);
      expect(shell(`tsc ${strictly} snippet.ts`, project)).toBe("");
      const script = join(project, "snippet.mjs");
      writeFileSync(script, transformSync(text, { loader: "ts" }).code);
      expect(output, "what a script prints stands below it").toBeDefined();
      expect(shell("node snippet.mjs", project)).toBe(output);
      return;
    }
    case "sh":
      // Installing and testing are .ci/run's: here they would call themselves.
      if (text.trim() === "npm install haproxy-failover")
        expect(readFileSync("package.json", "utf8")).toContain(namedSo);
      else expect(readFileSync(".ci/run", "utf8")).toContain(`bash -c '${text.trim()}'`);
      return;
    case "text picture": {
      // Whatever looks like a module of ours in the picture is one.
      const names = [...text.matchAll(/(?<![\w./])[a-z]+\/[a-z-]+(?![\w./])/g)].map(([name]) => name);
      for (const name of names) expect(existsSync(`src/${name}.ts`) || existsSync(`src/${name}`), name).toBe(true);
      expect(text).toMatch(/[──►│]/);
      return;
    }
    default:
      expect.unreachable(`a block that no test runs: ${language} ${kind}`);
  }
}

const namedSo = '"name": "haproxy-failover"';

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
