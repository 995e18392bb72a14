import { describe, expect, test } from "vitest";
import { NginxLine, nginxWords } from "../../src/guards/nginx-line.js";

describe("a line for nginx", () => {
  test.each([
    ["return 403;", ["return", "403"]],
    ["add_header  X-A 'one; two' always;", ["add_header", "X-A", "one; two", "always"]],
    ["set $a \x24{b}c;", ["set", "$a", "\x24{b}c"]],
    ["rewrite ^/a\\;b$ /c;", ["rewrite", "^/a\\;b$", "/c"]],
    ["return 200 a#b;", ["return", "200", "a#b"]],
    ["return 200 a'b;", ["return", "200", "a'b"]],
    ['return 200 "a\\"; } b";', ["return", "200", 'a\\"; } b']],
    ["internal;", ["internal"]],
    ["return 403 ;", ["return", "403"]],
    ["log_format a 'it is \"x\"' 'y';", ["log_format", "a", 'it is "x"', "y"]],
    ["rewrite a\\{b c;", ["rewrite", "a\\{b", "c"]],
    ["set $a x\x24{b}y\x24{c_1}$;", ["set", "$a", "x\x24{b}y\x24{c_1}$"]],
    [`a ${"b".repeat(1997)};`, ["a", "b".repeat(1997)]],
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
    "set $a \x24{};",
    "set $a \x24{b\x24{c};",
    "set $a a{b;",
    "set $a a}b;",
    "set $a {b;",
    "return 200 a\nb;",
    "\nreturn 403;",
    "return 200 é;",
    "return 200 'a'",
    "return 200 'a'#b;",
    "",
    `a ${"b".repeat(1998)};`,
    `a ';' ${"b".repeat(2000)};`,
    "set $a \x24{b-cdefghijklmnopqrst;",
    ";;",
  ])("is not: %s", (line) => {
    expect(nginxWords(line)).toBeUndefined();
    expect(() => NginxLine.of(line)).toThrow(/^not a custom line; /);
  });
});
