import { describe, expect, test } from "vitest";
import { readText } from "../../src/reading/document.js";

const read = (text: string | Uint8Array) => readText(typeof text === "string" ? new TextEncoder().encode(text) : text);
const refusal = (text: string | Uint8Array) => {
  const { data, issues, lineOf } = read(text);
  expect(data).toBeUndefined();
  expect(lineOf([])).toBeUndefined();
  // It is about the text, and about no value.
  for (const { keys } of issues) expect(keys).toEqual([]);
  return issues.map(({ line, code, found }) => `${line} ${code}: ${found}`);
};

describe("a text that is not plain", () => {
  test.each([
    ["Latin-1", Uint8Array.of(0x61, 0xe9)],
    ["half a character", Uint8Array.of(0x61, 0xe2, 0x82)],
  ])("%s", (_what, bytes) => {
    expect(refusal(bytes)).toEqual(["undefined text-binary: bytes that are not UTF-8"]);
  });

  test.each([
    ["\0", 1],
    ["a: 1\n\nb: \u001b[31m", 3],
    ["a: 1\r\nb: \u007f", 2],
    ["a: \u0085", 1],
    ["a: 1\rb: 2", 1],
    ["a: 1\n\r\r\n", 2],
  ])("%j has a control character in line %i", (text, line) => {
    expect(refusal(text)).toEqual([`${line} text-binary: a control character`]);
    expect(read(text).issues).toMatchObject([{ problem: "control-character" }]);
  });

  test.each(["", " ", "\n\t\r\n", "\ufeff"])("%j is empty", (text) => {
    expect(refusal(text)).toEqual(["undefined text-empty: nothing"]);
  });

  test("a tab, a line end of Windows, a byte order mark and a letter with an accent are plain", () => {
    expect(read("\ufeffa:\t1\r\nb: \u00e9\n").data).toEqual({ a: 1, b: "\u00e9" });
  });
});

describe("JSON and YAML", () => {
  test("lines of JSON", () => {
    const { data, issues, lineOf } = read('{\n"a": {\n"b": [1,\n2]}}');
    expect({ data, issues }).toEqual({ data: { a: { b: [1, 2] } }, issues: [] });
    expect([[], ["a"], ["a", "b"], ["a", "b", 1], ["a", "b", 2], ["a", "x"]].map(lineOf)).toEqual([1, 2, 3, 4, 3, 2]);
  });

  test("a comment in JSON, which YAML has as well", () => {
    expect(refusal('{\n"a": 1 // one\n}')).toEqual([
      "2 yaml-syntax: a comment, which JSON does not allow (YAML does, after '#')",
    ]);
    expect(read('{\n"a": 1 # one\n}').data).toEqual({ a: 1 });
  });
});

describe("YAML is read up to a size", () => {
  const long = 2 * 1024 * 1024;

  test("2 MiB, and not a byte more", () => {
    const text = `a: ${"x".repeat(long - 3)}`;
    expect(read(text).issues).toEqual([]);
    expect(refusal(`${text}x`)).toEqual(["undefined text-too-large: more"]);
  });

  test("100,000 lines, and not one more", () => {
    const text = `${"\n".repeat(99_999)}a: 1`;
    expect(read(text).data).toEqual({ a: 1 });
    expect(refusal(`\n${text}`)).toEqual(["undefined text-too-large: more"]);
  });

  test("longer JSON is read, and its values have no lines", () => {
    const long = `{"a": 1}${"\n".repeat(100_000)}`;
    expect(read(long).data).toEqual({ a: 1 });
    expect(read(long).lineOf(["a"])).toBeUndefined();
    expect(read(long.slice(0, 1000)).lineOf(["a"])).toBe(1);
  });
});
