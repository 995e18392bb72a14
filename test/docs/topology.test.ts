import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { expectGolden } from "../support/golden.js";
import { fieldsOf, topologyReference } from "./topology-reference.js";

test("docs/topology.md matches the schema", () => {
  expectGolden("docs/topology.md", topologyReference());
});

test("every field has a description", () => {
  const fields = fieldsOf();
  expect(fields.length).toBeGreaterThan(20);
  for (const { path, node } of fields) {
    expect(node.description, path).toMatch(/^[A-Z][^|]+\.$/);
  }
});

test("docs/field-usage.md names only existing keys", () => {
  const paths = fieldsOf().map(({ path }) => path.replaceAll("[]", ""));
  const page = readFileSync("docs/field-usage.md", "utf8");
  const named = [...page.matchAll(/`((?:services|backends|statistics|dns|lines|timeouts)[\w.[\]]*)`/g)].map(
    ([, path = ""]) => path.replaceAll("[]", ""),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((path) => !paths.includes(path))).toEqual([]);
});
