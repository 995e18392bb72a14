import { describe, expect, test } from "vitest";
import { maskSecrets, maskUnknownWords } from "../../src/commands/mask.js";

const secrets = ["pw345678", "made-up-token"];

describe("the topology's own secrets, and what looks like a token, are hidden", () => {
  test.each([
    ["        auth_pass pw345678", "        auth_pass ********"],
    ["# pw345678", "# ********"],
    ["virtual_pass pw345678;", "virtual_pass ********;"],
    ["export DO_TOKEN='made-up-token'", "export DO_TOKEN='********'"],
    [`# dop_v1_${"0a".repeat(8)} is gone`, "# (hidden) is gone"],
    [`old ${"0a".repeat(32)}`, "old (hidden)"],
    ["pw3456789", "pw3456789"],
    ["    server web1 10.132.20.236:80 check", "    server web1 10.132.20.236:80 check"],
  ])("%s", (text, masked) => {
    expect(maskSecrets(`before\n${text}\nafter\n`, secrets)).toBe(`before\n${masked}\nafter\n`);
  });
});

describe("in a file with secrets, every word that was not generated is hidden", () => {
  const generated = "    priority 200\n    auth_pass ********\nexport DO_TOKEN='********'\n# Made by\n";

  test.each([
    ["    priority 150", "    priority 150"],
    ["    unicast_src_ip 10.0.0.1", "    (hidden) 10.0.0.1"],
    ["    auth_pass pw345678", "    auth_pass ********"],
    ["    auth_pass other", "    auth_pass (hidden)"],
    ["    auth_pass priority", "    auth_pass (hidden)"],
    ['    auth_pass "abc SECRET"', "    auth_pass (hidden)"],
    ["    auth_pass abc # was SECRET", "    auth_pass (hidden)"],
    ["auth_pass: SECRET", "auth_pass (hidden)"],
    ["auth_pass \\\nSECRET", "auth_pass (hidden)\n(hidden)"],
    ["export DO_TOKEN='abc\nSECRET'", "export DO_TOKEN='(hidden)\n(hidden)'"],
    ["DO_TOKEN='ab\rSECRET'", "DO_TOKEN='(hidden)\r(hidden)'"],
    ["DO_TOKEN='ab\u2028SECRET'", "DO_TOKEN='(hidden)\u2028(hidden)'"],
    ["# once was 12345678", "# (hidden) (hidden) ********"],
    ["# password: SECRET", "# (hidden): (hidden)"],
    ["https://u:SECRET@x/", "(hidden):(hidden):(hidden)"],
    ["curl -u SECRET: -H 'Bearer SECRET'", "(hidden) (hidden) (hidden): (hidden) '(hidden) (hidden)'"],
  ])("%j", (found, masked) => {
    expect(maskUnknownWords(found, generated, [...secrets, "12345678"])).toBe(masked);
  });
});
