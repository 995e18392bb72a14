import { describe, expect, test } from "vitest";
import { haproxyLine } from "../../src/guards/haproxy.js";
import { HaproxyLine, haproxyWords } from "../../src/guards/haproxy-line.js";

test.each([
  ["acl is_post method POST", ["acl", "is_post", "method", "POST"]],
  ['http-response set-header X "a # b"', ["http-response", "set-header", "X", "a # b"]],
  ["http-response set-header X 'a $b \\'", ["http-response", "set-header", "X", "a $b \\"]],
  ["http-response set-header X a\\ b", ["http-response", "set-header", "X", "a b"]],
  ['http-response set-header X "say \\"x\\""', ["http-response", "set-header", "X", 'say "x"']],
  ["acl a path_reg ^/[.]x\\.y$", ["acl", "a", "path_reg", "^/[.]x\\.y$"]],
  ["\\x62ind :80", ["bind", ":80"]],
  ["o'ption' for\"ward\"for", ["option", "forwardfor"]],
  ["acl  two   blanks", ["acl", "two", "blanks"]],
  ["acl a path ''", ["acl", "a", "path", ""]],
  ["a '' b", ["a", "", "b"]],
  [`a "it's" 'say "x"'`, ["a", "it's", 'say "x"']],
  ["a \\x4g\\x \\x4a\\x4B", ["a", "\\x4g\\x", "JK"]],
  ["a \\#\\'\\\\\\$\\n", ["a", "#'\\$\\n"]],
  ['a "\\$HOME" $HOME', ["a", "$HOME", "$HOME"]],
  ["a".repeat(2000), ["a".repeat(2000)]],
])("%s is read as HAProxy reads it", (line, words) => {
  expect(haproxyWords(line)).toEqual(words);
});

describe("not a single line", () => {
  test.each([
    ["", "not-printable"],
    ["acl a\nglobal", "not-printable"],
    ["acl a\tb", "not-printable"],
    ["\nacl a", "not-printable"],
    ["acl a\n", "not-printable"],
    ["acl ä", "not-printable"],
    [" acl a", "blank-at-an-end"],
    ["acl a ", "blank-at-an-end"],
    ["acl a # b", "comment"],
    ["acl a#b", "comment"],
    ['acl "a', "quote-open"],
    ["acl 'a", "quote-open"],
    ['acl "a\\"', "quote-open"],
    ["acl a\\", "backslash-at-the-end"],
    ['acl "$HOME"', "environment"],
    [Array(65).fill("a").join(" "), "too-many-words"],
    ["a".repeat(2001), "too-long"],
  ])("%j: %s", (line, problem) => {
    expect(haproxyWords(line)).toBe(problem);
    expect(() => HaproxyLine.of(line)).toThrow(/^not a custom line; /);
  });

  test("accepts 64 words", () => {
    expect(haproxyWords(Array(64).fill("a").join(" "))).toHaveLength(64);
  });
});

test("only a parsed line passes unchanged", () => {
  const line = 'http-response set-header X "a # b"';
  expect(haproxyLine(HaproxyLine.of(line))).toBe(line);
  expect(haproxyLine(line)).toBeUndefined();
  expect(haproxyLine({ text: line })).toBeUndefined();
});
