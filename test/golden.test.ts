import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { generate, parseTopology } from "../src/index.js";

test("guide", () => {
  const files = generate(parseTopology(parse(readFileSync("fixtures/guide/topology.yaml", "utf8"))));
  expect(files.length).toBe(14);
  for (const f of files) expect(f.content).toBe(readFileSync(`fixtures/guide/expected/${f.host}${f.path}`, "utf8"));
});
