import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { snippetsOf } from "../support/markdown.js";

/** Pages, and what plays their blocks in the lab. */
const pages: Readonly<Record<string, readonly string[]>> = {
  "docs/operations.md": ["operations/scenarios.ts", "operations/changes.ts"],
  "docs/rollout.md": ["rollout.test.ts"],
  "docs/upgrade.md": ["upgrade.test.ts"],
};

test.each(Object.entries(pages))("the lab plays every block of %s", (page, files) => {
  const played = files.map((file) => readFileSync(`test/lab/${file}`, "utf8")).join("");
  for (const { kind, argument } of snippetsOf(page)) {
    expect(["file", "play", "night", "changed"]).toContain(kind);
    if (kind === "play") expect(played).toContain(`"${argument}"`);
  }
});
