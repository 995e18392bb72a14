import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { snippetsOf } from "../support/markdown.js";

test("the lab plays every block of docs/operations.md", () => {
  const played = readFileSync("test/lab/operations/scenarios.ts", "utf8");
  for (const { kind, argument } of snippetsOf("docs/operations.md")) {
    expect(["file", "play"]).toContain(kind);
    if (kind === "play") expect(played).toContain(`"${argument}"`);
  }
});
