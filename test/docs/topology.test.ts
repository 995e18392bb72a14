import { expect, test } from "vitest";
import { expectGolden } from "../support/golden.js";
import { fieldsOf, topologyReference } from "./topology-reference.js";

test("docs/topology.md is what the schema says", () => {
  expectGolden("docs/topology.md", topologyReference());
});

test("every field has a description", () => {
  const fields = fieldsOf();
  expect(fields.length).toBeGreaterThan(20);
  for (const { path, node } of fields) {
    expect(node.description, path).toMatch(/^[A-Z][^|]+\.$/);
  }
});
