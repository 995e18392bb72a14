import { describe, expect, test } from "vitest";
import { readYaml } from "../../src/reading/yaml.js";

const issuesOf = (text: string) => readYaml(text).issues.map(({ line, code, found }) => `${line} ${code}: ${found}`);

describe("a text that is not YAML has one error, with its line", () => {
  const indent = "indentation that does not match the lines above";
  const bracket = `${indent}, an unclosed bracket, or no space after a colon above`;
  const missing = "a missing character: a closing bracket, a comma, or a space after a colon";
  const key = "a key that continues on the next line, or two keys on one line";
  const reserved = "a value that starts with a reserved character (put it in quotes)";
  const other = "something that is neither YAML nor JSON";

  test.each([
    ["a:\n  b: 1\n c: 2\n", 3, bracket],
    ["a: [1, 2\nb: 3\n", 2, bracket],
    ["a:\n  - x\n  y\n", 3, bracket],
    ["- - a\n  b\n", 2, indent],
    ["a:\n\tb: 1\n", 2, "a tab in the indentation (YAML uses spaces)"],
    ["[a, b", 1, missing],
    ["a:\n- b\nc\n", 3, missing],
    ["a: 1\n b: 2\n", 1, key],
    ["a\nb: 1\n", 1, key],
    ["a: 1\nb: c: d\n", 2, key],
    ['"a\n b": 1\n', 1, key],
    ["- a\nb: 1\n", 2, "a misplaced character"],
    ["a: ]\n", 1, "a misplaced character"],
    ["a: 1\nb: @x\n", 2, reserved],
    ["a: %x\n", 1, reserved],
    ["%FOO\n---\na: 1", 1, other],
    ['a: "\\z"\n', 1, other],
    ["a: &x &y 1\n", 1, other],
    // One error is enough: the others follow from it.
    ["a: ]\nb: ]\na: !x 01\nb: *x\n", 1, "a misplaced character"],
  ])("%j", (text, line, found) => {
    expect(issuesOf(text)).toEqual([`${line} yaml-syntax: ${found}`]);
    expect(readYaml(text).data).toBeUndefined();
  });

  test.each([
    ['a: "x\nb: 2\n', 1],
    ["a: 1\nb: 'x\nc: 3\n", 2],
    // The last quote of its kind is the open one.
    ["a: 'x'\nb: \"y\"\nc: 'z\n\n", 3],
    ["a: 'x'\nb: \"y\n# it's\n", 2],
  ])("%j has an open quote", (text, line) => {
    expect(issuesOf(text)).toEqual([`${line} yaml-syntax: an unclosed quote`]);
  });
});

test("nothing, and nothing but a comment", () => {
  expect(readYaml("")).toMatchObject({ data: null, issues: [] });
  expect(readYaml("# a\n")).toMatchObject({ data: null, issues: [] });
  expect(readYaml("# a\n").lineOf(["b"])).toBeUndefined();
});

test("a second document", () => {
  for (const text of ["a: 1\n---\nb: 2\n", "a: 1\n--- b\n--- c\n"])
    expect(issuesOf(text)).toEqual(["2 yaml-several-documents: a second document"]);
  expect(readYaml("---\na: 1\n...\n").data).toEqual({ a: 1 });
});

describe("depth", () => {
  test.each([
    ["lists", (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`],
    ["lists, in lines", (levels: number) => `${"- ".repeat(levels - 1)}a`],
    ["maps", (levels: number) => `${"{a: ".repeat(levels - 1)}1${" }".repeat(levels - 1)}`],
    ["keys", (levels: number) => `${"? ".repeat(levels - 1)}a`],
    ["behind something else", (levels: number) => `a: 1\nb: ${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}`],
    ["before something else", (levels: number) => `b: ${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}\na: 1`],
  ])("64 levels of %s, and not one more", (_what, text) => {
    expect(issuesOf(text(64))).toEqual([]);
    expect(issuesOf(`\n${text(65)}`)).toEqual([expect.stringMatching(/^[23] yaml-too-deep: more than 64 levels$/)]);
  });
});

describe("values that are not plain", () => {
  test.each(["0", "-0", "1", "10", "-1.50", "0.10", "1_000", "1.2.3", '"010"', "'0x1'"])("%s is plain", (text) => {
    expect(issuesOf(`a: ${text}\n`)).toEqual([]);
  });

  test.each(["00", "010", "-01", "0x10", "0o7", "1e3", ".5", "1.", "+1", ".inf", ".nan"])("%s is no number", (text) => {
    expect(issuesOf(`a:\n  b: ${text}\n`)).toEqual(["2 yaml-number: a number in another notation"]);
  });

  test.each(["a: !x 1\n", "a: !!str 1\n", "a: !x {b: 1}\n", "!x {a: !y 1}"])("%s has a tag", (text) => {
    expect(issuesOf(text)).toEqual(["1 yaml-tag: a tag"]);
  });

  test("each has its line", () => {
    expect(issuesOf("a: {b: 01}\nb: 02\nc: !x 3\nd: [!x 04]\n")).toEqual([
      "3 yaml-tag: a tag",
      "4 yaml-tag: a tag",
      "1 yaml-number: a number in another notation",
      "2 yaml-number: a number in another notation",
    ]);
  });
});

describe("a key twice", () => {
  const long = `a${"b".repeat(39)}`;
  test.each([
    [
      "a: 1\nb: 2\na: 3\na: 4\n",
      [`3 yaml-duplicate-key: the key "a" a second time`, `4 yaml-duplicate-key: the key "a" a second time`],
    ],
    ["x:\n- {a1: 1, a1: 2}\n", [`2 yaml-duplicate-key: the key "a1" a second time`]],
    ["true: 1\n'true': 2\n", [`2 yaml-duplicate-key: the key "true" a second time`]],
    [`${long}: 1\n${long}: 2\n`, [`2 yaml-duplicate-key: the key "${long}" a second time`]],
    // It may be a secret.
    [`${long}b: 1\n${long}b: 2\n`, [`2 yaml-duplicate-key: the key "(not shown)" a second time`]],
    ["a-b: 1\na-b: 2\n", [`2 yaml-duplicate-key: the key "(not shown)" a second time`]],
    ["1a: 1\n1a: 2\n", [`2 yaml-duplicate-key: the key "(not shown)" a second time`]],
    ["a: {b: 1}\nb: {b: 1, a: 2}\n", []],
    ["? [a]\n: 1\n? [a]\n: 2\n", []],
  ])("%j", (text, issues) => {
    expect(issuesOf(text)).toEqual(issues);
  });
});

describe("aliases", () => {
  test("stand for their anchor", () => {
    expect(readYaml("a: &x {b: 1}\nc: [*x, *x]\n")).toMatchObject({ data: { a: { b: 1 }, c: [{ b: 1 }, { b: 1 }] } });
  });

  test("without an anchor are null, and an error", () => {
    const text = "a: &x 1\nb: [*x, *y,\n  *z, *z]\n";
    expect(issuesOf(text)).toEqual(["2 yaml-alias: an undefined alias", "3 yaml-alias: an undefined alias"]);
    expect(readYaml(text).data).toEqual({ a: 1, b: [1, null, null, null] });
  });

  test.each(["a: *\n", "a: *x:\n"])("%j cannot be resolved", (text) => {
    expect(issuesOf(text)).toContain("1 yaml-alias: an alias that cannot be resolved");
  });

  test("100 of them, and not one more", () => {
    const text = `a: &x 1\nb:\n${"- *x\n".repeat(100)}`;
    expect(issuesOf(text)).toEqual([]);
    expect(issuesOf(text.replace("- *x", "- *y"))).toEqual(["3 yaml-alias: an undefined alias"]);
    expect(issuesOf(`${text}- *x\nc: 01\n`)).toEqual([
      "104 yaml-number: a number in another notation",
      "3 yaml-alias: 101 aliases",
    ]);
    expect(readYaml(`${text}- *x\n`).data).toBeUndefined();
  });

  test("of aliases, too often", () => {
    const [seven, eight] = [7, 8].map((count) => (name: string) => `[${Array(count).fill(`*${name}`).join(", ")}]`);
    const text = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c ${seven?.("b")}\nd: ${eight?.("c")}\ne: 01\n`;
    expect(issuesOf(text)).toEqual(["5 yaml-number: a number in another notation", "2 yaml-alias: aliases of aliases"]);
    expect(readYaml(text).data).toBeUndefined();
  });
});

describe("the line of a value, or of what is around it", () => {
  test.each([
    ["a: 1\n\nb:\n  - c\n  - d: 2\n", ["b"], 3],
    ["a: 1\n\nb:\n  - c\n  - d: 2\n", ["b", 1], 5],
    ["a: 1\n\nb:\n  - c\n  -\n    d: 2\n", ["b", 1, "d"], 6],
    ["a: 1\n\nb:\n  - c\n", ["b", 1], 3],
    ["a: 1\n\nb:\n  - c\n", ["b", "0"], 3],
    ["# x\n\na: 1\n", [], 3],
    ["# x\n\na: 1\n", ["z"], 3],
    ["a: 1\nb:\n", ["b"], 2],
    ["a: 1\nb:\n", ["b", "c"], 2],
    ["a: 1\nb: 2\n", ["b", "c", "d"], 2],
    ["1:\n  a\n2: b\n", [2], 3],
    ["? [q]\n: 1\n? x\n: 2\n", ["x"], 3],
    ["a:\n  b: &x\n    c: 1\nd: *x\n", ["d"], 4],
    ["a:\n  b: &x\n    c: 1\nd: *x\n", ["d", "c"], 3],
    ["a:\n  b: &x\n    c: 1\nd: *x\n", ["d", "z"], 4],
    ["a: &a\n  b: *a\n", ["a", "b", "b", "b"], 2],
    // The last of two counts, as it does for the value.
    ["a: 1\na: 2\n", ["a"], 2],
  ] as const)("%j %j", (text, keys, line) => {
    const { lineOf } = readYaml(text);
    expect(lineOf(keys)).toBe(line);
    // Its keys are in the index now.
    expect(lineOf(keys)).toBe(line);
  });
});
