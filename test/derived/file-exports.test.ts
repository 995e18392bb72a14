import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { expectGolden } from "../support/golden.js";
import { withFileExports } from "./file-exports.js";

test("src/index.ts has the names of each generated file's module", () => {
  expectGolden("src/index.ts", withFileExports(readFileSync("src/index.ts", "utf8")));
});

test("a line that is missing is added, and one of a module that is gone is removed", () => {
  const index = readFileSync("src/index.ts", "utf8");
  const lines = (text: string) => text.split("\n").sort();
  const line = 'export { sysctl, sysctlFile } from "./files/systemd/sysctl.js";\n';
  expect(lines(withFileExports(index.replace(line, "")))).toEqual(lines(index));
  const withGone = index.replace(line, `${line}export { gone } from "./files/systemd/gone.js";\n`);
  expect(withFileExports(withGone)).toBe(index);
});
