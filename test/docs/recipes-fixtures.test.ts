import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fixtures } from "../support/fixtures.js";
import { snippetsOf } from "../support/markdown.js";

const recipes = snippetsOf("docs/recipes.md").filter(({ kind }) => kind === "file");

test.each(recipes)(
  "docs/recipes.md: $argument is a fixture, whose files the real programs accept",
  ({ argument, text }) => {
    const name = `recipe-${argument.replace(/\.yaml$/, "")}`;
    expect(readFileSync(`fixtures/${name}/topology.yaml`, "utf8")).toBe(text);
  },
);

test("every fixture of a recipe stands in docs/recipes.md", () => {
  const named = recipes.map(({ argument }) => `recipe-${argument.replace(/\.yaml$/, "")}`);
  expect(fixtures.map(({ name }) => name).filter((name) => name.startsWith("recipe-"))).toEqual(named.sort());
});
