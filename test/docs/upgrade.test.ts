import { readFileSync } from "node:fs";
import { structuredPatch } from "diff";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type GeneratedFile, generate, parseTopology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { expectGolden } from "../support/golden.js";
import { snippetNamed } from "../support/markdown.js";

const page = "docs/upgrade.md";

test("docs/upgrade.md has the difference of each step", () => {
  const old = generate(readTopology("fixtures/guide/topology.yaml"));
  const young = generate(parseTopology(parse(snippetNamed(page, "file", "new.yaml").text)));
  const text = readFileSync(page, "utf8");
  const marks = /(<!-- diff (\S+) (\S+) (\S+) -->\n)[\s\S]*?(<!-- \/diff -->)/g;
  expect(text.match(marks)).toHaveLength(3);
  const filled = text.replace(marks, (_all, begin: string, from: string, to: string, path: string, end: string) => {
    const patch = structuredPatch("", "", contentOf(old, from, path), contentOf(young, to, path), "", "", {
      context: 2,
    });
    const lines = patch.hunks.flatMap((hunk) => [
      `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
      ...hunk.lines,
    ]);
    return `${begin}\n\`\`\`diff changed\n${lines.join("\n")}\n\`\`\`\n\n${end}`;
  });
  expectGolden(page, filled);
});

function contentOf(files: readonly GeneratedFile[], host: string, path: string): string {
  const file = files.find((one) => one.host === host && one.path === path);
  if (!file) throw new Error(`${host} has no ${path}`);
  return file.content;
}
