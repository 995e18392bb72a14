import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { snippetsOf } from "../support/markdown.js";

test("the lab plays every block of docs/operations.md", () => {
  const played = ["scenarios", "changes"]
    .map((name) => readFileSync(`test/lab/operations/${name}.ts`, "utf8"))
    .join("");
  for (const { kind, argument } of snippetsOf("docs/operations.md")) {
    expect(["file", "play", "night"]).toContain(kind);
    if (kind === "play") expect(played).toContain(`"${argument}"`);
  }
});
