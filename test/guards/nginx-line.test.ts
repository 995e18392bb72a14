import { describe, expect, test } from "vitest";
import { nginxWords } from "../../src/guards/nginx-line.js";

describe("a line for nginx", () => {
  test.each([
    ["return 403;", ["return", "403"]],
    ["add_header  X-A 'one; two' always;", ["add_header", "X-A", "one; two", "always"]],
    ["set $a \x24{b}c;", ["set", "$a", "\x24{b}c"]],
    ["rewrite ^/a\\;b$ /c;", ["rewrite", "^/a\\;b$", "/c"]],
    ["return 200 a#b;", ["return", "200", "a#b"]],
    ["return 200 a'b;", ["return", "200", "a'b"]],
    ['return 200 "a\\"; } b";', ["return", "200", 'a\\"; } b']],
  ])("is one directive: %s", (line, words) => {
    expect(nginxWords(line)).toEqual(words);
  });

  test.each([
    "return 403",
    ";",
    " return 403;",
    "return 403; ",
    "return 403;;",
    "return 403; return 404;",
    "return 403; }",
    "}",
    "location / { return 403; }",
    "if ($a) {",
    "# return 403;",
    "return 403 # a;",
    "return 200 'a;",
    'return 200 "a\\";',
    "return 200 'a'b;",
    "return 200 a\\;",
    "set $a ${b;",
    "set $a \x24{b;} c;",
    "return 200 a\nb;",
    `return 200 ${"a".repeat(2000)};`,
  ])("is not: %s", (line) => {
    expect(nginxWords(line)).toBeUndefined();
  });
});
