import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keepalivedSays, shellcheckSays } from "../real/explained.js";
import { filesBelow } from "../support/fixtures.js";

const page = readFileSync("docs/guide.md", "utf8");
const goldens = filesBelow("fixtures/guide/expected");
const paths = [...new Set(goldens.map((name) => name.slice(name.indexOf("/"))))];

/** The lines of a file that its table explains. */
function explainedLines(path: string): string[] {
  const [, section = ""] = page.split(`### \`${path}\`\n`);
  const [table = ""] = section.split(/^#/m);
  return [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = ""]) => cell.slice(1, -1).split("` `"));
}

describe("docs/guide.md explains", () => {
  test.each(paths)("exactly the lines of %s", (path) => {
    const name = goldens.find((candidate) => candidate.endsWith(path)) ?? "";
    const golden = readFileSync(join("fixtures/guide/expected", name), "utf8");
    const lines = golden.split("\n").map((line) => line.trim());
    const meaningful = new Set(lines.filter((line) => line !== "" && line !== "}"));
    expect(new Set(explainedLines(path))).toEqual(meaningful);
  });

  test("every message of today's checkers", () => {
    const rows = [...page.matchAll(/^\| `(.*?)` \| (.*) \|$/gm)].map(([, says = "", why = ""]) => ({ says, why }));
    for (const { pattern, reason } of keepalivedSays["ubuntu-14.04"].messages) {
      expect(
        rows.some(({ says, why }) => pattern.test(says) && why === reason),
        String(pattern),
      ).toBe(true);
    }
    for (const { about, reason } of shellcheckSays["ubuntu-14.04"]) {
      expect(rows).toContainEqual({ says: about, why: reason });
    }
  });

  test("every fault of the platform that lint reports", () => {
    const source = readFileSync("src/platforms/ubuntu-14.04.ts", "utf8");
    for (const [, code] of source.matchAll(/code: "([\w-]+)"/g)) expect(page).toContain(`\`${code}\``);
  });
});
