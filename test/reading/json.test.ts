import { describe, expect, test } from "vitest";
import { jsonCommentLine, readJson } from "../../src/reading/json.js";

describe("readJson", () => {
  test.each([
    '{"a": 1}',
    '\n\t {"a" : null}',
    '{"a"\n: 1}',
    "[1, [2]]",
    "{}",
    '{"a": {"b": 1}, "b": [{"a": 1}, {"a": 2}]}',
    // No keys, though they look like it.
    '{"a": "\\"b\\": c"}',
    '["a:", "b", ":"]',
    '{"a": "b\\\\", "c": ":"}',
    // Keys, though they do not look like it.
    '{"a\\"b": 1, "a\\\\": 2, "": 3, ":": 4}',
    '{"__proto__": 1, "length": 2}',
  ])("%s", (text) => {
    expect(readJson(text)).toEqual(JSON.parse(text));
  });

  test.each([
    ["a key twice", '{"a": 1, "a": 2}'],
    ["a key twice in a list", '[{"a": 1}, {"b": 1, "b": 2}]'],
    ["a key twice, once with an escape", '{"a": 1, "\\u0061": 2}'],
    ["a key twice, with a line end before a colon", '{"a": 1, "a"\n: 2}'],
    ["a comma too many", '{"a": 1,}'],
    ["a text", '"a"'],
    ["a number", "12"],
    ["null", "null"],
    ["YAML", "a: {}"],
    ["nothing", ""],
  ])("is undefined for %s", (_what, text) => {
    expect(readJson(text)).toBeUndefined();
  });
});

describe("jsonCommentLine", () => {
  test.each([
    ["// first\n{}", 1],
    ["/* first */ {}", 1],
    ["  {\n  // second\n}", 2],
    ["\n\n[1, 2] // third", 3],
    ['{"a": 1,// first\n}', 1],
    ["[/* first */]", 1],
    ["{//first\n}", 1],
    ['{"a": "\\"", // first, // once\n// second\n}', 1],
    ["{\"a\": 1, # it's one of YAML's\n// second\n}", 2],
    ["{'a': 'b',\n'c': 'd' // second\n}", 2],
  ])("%j has one at line %i", (text, line) => {
    expect(jsonCommentLine(text)).toBe(line);
  });

  test.each([
    '{"a": "b // c"}',
    '{"a": "\\" // c"}',
    "{'a': 'b /* c'}",
    "{a: b//c}",
    "{a: b/c, d: http://e}",
    "{a: 1, # // YAML's\n}",
    // Not JSON at all.
    "a: // b",
    "a: {\n// b\n}",
    "/srv // b",
    "",
  ])("%j has none", (text) => {
    expect(jsonCommentLine(text)).toBeUndefined();
  });
});
