import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scenarios } from "../master/scenarios.js";
import { filesBelow } from "../support/fixtures.js";

const [, ...sections] = readFileSync("docs/field-faults.md", "utf8").split(/^## /m);

const faults = sections.map((section) => {
  const [heading = ""] = section.split("\n");
  return { heading, section };
});

/** The titles of the cases, with their files. */
const cases = filesBelow("test/faults")
  .filter((name) => name.endsWith(".test.ts"))
  .flatMap((name) => {
    const text = readFileSync(`test/faults/${name}`, "utf8");
    return [...text.matchAll(/^test\("(.*?)", /gm)].map(([, title]) => `${title} in test/faults/${name}`);
  });

test("docs/field-faults.md has every case, and a case for every fault", () => {
  const told = faults.map(({ heading, section }) => `${heading} in ${/^Case: `(.+?)`/m.exec(section)?.[1]}`);
  expect(told.sort()).toEqual(cases.sort());
});

test("docs/field-faults.md names existing codes and played scenarios", () => {
  const codes = ["warning", "issue"].map((name) => readFileSync(`src/issues/${name}.ts`, "utf8")).join("");
  const known = codes + readFileSync("src/topology/warnings/tiers.ts", "utf8");
  for (const { heading, section } of faults) {
    expect(section, heading).toMatch(/^\*\*Here: (impossible|refused|warned of|handled)\b/m);
    for (const [, code] of section.matchAll(/\(`([a-z]+(?:-[a-z0-9]+)+)`\)/g))
      expect(known, heading).toContain(`"${code}"`);
    for (const [, name] of section.matchAll(/played: "(.+?)"/g)) {
      expect(scenarios.map((scenario) => scenario.name)).toContain(name);
    }
  }
});
