import { describe, expect, test } from "vitest";
import type { Guard } from "../../src/guards/guard.js";
import { haproxyGuard } from "../../src/guards/haproxy.js";
import { keepalivedGuard } from "../../src/guards/keepalived.js";
import { nginxGuard } from "../../src/guards/nginx.js";
import { plainShellPath, shellQuotedGuard } from "../../src/guards/shell.js";
import { yamlWordGuard } from "../../src/guards/yaml-word.js";

const tables: { format: string; guard: Guard; passes: unknown[]; throws: unknown[] }[] = [
  {
    format: "nginx",
    guard: nginxGuard,
    passes: ["10.0.0.1", 80, "10.0.0.1:80", "/var/log/nginx/access.log", "web-1_a"],
    throws: ["a b", "a;", "a{", "a}", 'a"', "a'", "a#", "$host", "a\\", "a\n", "\ta", "é"],
  },
  {
    format: "haproxy",
    guard: haproxyGuard,
    passes: ["www", "hdr(Host)", "url_param user", "10.0.0.1:80", 65535, "/etc/haproxy/errors/400.http"],
    throws: ["a  b", " a", "a ", "a#", "a\\", 'a"', "a'", "$HOME", "a\nbind", "a;", "é", "a\u00a0b"],
  },
  {
    format: "keepalived",
    guard: keepalivedGuard,
    passes: ["VI_1", "eth1.100", "10.0.0.1", 254, "x7"],
    throws: ["a b", "a{", "a}", "a!", "a#", 'a"', "a'", "$a", "@a", "~SEQ", "a\\", "a\n", "é"],
  },
  {
    format: "a quoted word of a shell",
    guard: shellQuotedGuard,
    passes: ["203.0.113.10", "made-up-token", "$(id);&|<>*?~!#%^=+,.:@[]{}_-/"],
    throws: ["a'b", 'a"b', "a`b", "a\\b", "a b", "a\tb", "a\n", "é"],
  },
  {
    format: "a path in a shell",
    guard: plainShellPath,
    passes: ["/etc/keepalived/token", "/a", "/a_b-c.d/e"],
    throws: ["etc/token", "/", "//a", "/a/", "/a b", "/$a", "/a;b", "/a'b", "/a\n", "/é"],
  },
  {
    format: "yaml",
    guard: yamlWordGuard,
    passes: ["ubuntu-14.04", "debian-12"],
    throws: ["a: b", "a #b", "- a", "1", "é", "a\n", "*a", "&a", "!a"],
  },
];

const never: unknown[] = ["", undefined, null, true, Number.NaN, Number.POSITIVE_INFINITY, 1.5, ["a"], {}, () => "a"];

describe.each(tables)("$format", ({ guard, passes, throws }) => {
  test.each(passes)("passes %j unchanged", (value) => {
    expect(guard(value)).toBe(String(value));
  });

  test.each([...throws, ...never])("refuses %j", (value) => {
    expect(guard(value)).toBeUndefined();
  });
});
