import { expect, test } from "vitest";
import { maskSecrets } from "../../src/text/mask.js";

const known = ["pw345678", "made-up-token"];

test.each([
  ["        auth_pass pw345678", "        auth_pass ********"],
  ["        auth_pass other", "        auth_pass ******** (another)"],
  ["# auth_pass other # old", "# auth_pass ******** (another) # old"],
  ["export DO_TOKEN='made-up-token'", "export DO_TOKEN=********"],
  ["export DO_TOKEN='elses token'", "export DO_TOKEN=******** (another)"],
  ["  api_key = abc", "  api_key = ******** (another)"],
  ["password=abc", "password=******** (another)"],
  ["curl -H 'Authorization: Bearer abc'", "curl -H 'Authorization: Bearer ******** (another)'"],
  ["# once was made-up-token", "# once was ********"],
  [`# dop_v1_${"0a".repeat(8)} is gone`, "# ******** is gone"],
  [`old ${"0a".repeat(32)}`, "old ********"],
  ['export DO_TOKEN="$(cat /etc/keepalived/token)"', 'export DO_TOKEN="$(cat /etc/keepalived/token)"'],
  ["IP='203.0.113.10'", "IP='203.0.113.10'"],
  ["    server web1 10.132.20.236:80 check", "    server web1 10.132.20.236:80 check"],
])("%s", (text, masked) => {
  expect(maskSecrets(`before\n${text}\nafter\n`, known)).toBe(`before\n${masked}\nafter\n`);
});
