import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lint } from "../src/index.js";
import { secretsOf } from "../src/topology/shown.js";
import { readTopologyText, withoutSecrets } from "../src/yaml.js";
import { fixtures } from "./support/fixtures.js";

const textOf = (fixture: string) => readFileSync(`fixtures/${fixture}/topology.yaml`, "utf8");

describe("readTopologyText", () => {
  test.each(fixtures)("$name: each warning has the line of its path", ({ topology: path }) => {
    const text = readFileSync(path, "utf8");
    const { topology, issues, lineOf } = readTopologyText(text);
    expect(issues).toEqual([]);
    if (!topology) throw new Error("no topology");
    for (const { path: place } of lint(topology)) {
      const line = text.split("\n")[(lineOf(place) ?? 0) - 1];
      expect(line, `${place} is at line ${lineOf(place)}`).toBeDefined();
      const [key = ""] = place.split(/[.[]/);
      if (text.includes(`\n${place}:`)) expect(line).toMatch(new RegExp(`^${key}:`));
    }
  });

  test("errors are sorted by line, and nothing is thrown", () => {
    const { topology, issues } = readTopologyText("platform: debian-99\nwebServers: []\nvrrp: 3\n");
    expect(topology).toBeUndefined();
    expect(issues.map(({ line }) => line).slice(0, 2)).toEqual([undefined, undefined].map(() => expect.anything()));
    expect(issues.map(({ line = 0 }) => line)).toEqual(issues.map(({ line = 0 }) => line).sort((a, b) => a - b));
    for (const text of ["", "{", "a: [", "\u0000", "- 1", "x: &a [*a]", "\ud800"])
      expect(readTopologyText(text).issues.length, JSON.stringify(text)).toBeGreaterThan(0);
    expect(readTopologyText(new Uint8Array([0xff])).issues[0]?.code).toBe("text-binary");
  });

  test("a line of a list's item, of a key within, and of a key that is not written", () => {
    const text = textOf("debian-12-default");
    const { lineOf } = readTopologyText(text);
    const at = (path: string) => text.split("\n")[(lineOf(path) ?? 0) - 1];
    expect(at("webServers[1]")).toContain("web2");
    expect(at("loadBalancers[0].anchorIp")).toContain("10.17.");
    expect(at("vrrp.publicInterface")).toMatch(/^vrrp:/);
  });
});

describe("withoutSecrets", () => {
  test.each(fixtures)("$name: no secret is left, and it asks for them again", ({ topology: path }) => {
    const text = readFileSync(path, "utf8");
    const secrets = secretsOf(readTopologyText(text).topology);
    const bare = withoutSecrets(text);
    if (bare === undefined) throw new Error("refused");
    // The guide's password is also a key's name.
    for (const secret of secrets.filter((one) => one !== "password")) expect(bare).not.toContain(secret);
    // Everything else stays, byte for byte.
    expect(bare.split("\n")).toHaveLength(text.split("\n").length);
    const asked = readTopologyText(bare).issues;
    if (secrets.length === 0) expect(bare).toBe(text);
    else expect(asked.length).toBeGreaterThan(0);
    for (const { code } of asked) expect(["missing", "token-missing"]).toContain(code);
    // And once more.
    expect(withoutSecrets(bare)).toBe(bare);
  });

  const minimal = textOf("debian-12-default");

  test.each([
    ["quoted", 'password: "x7k2m9qd"'],
    ["quoted with an escape", 'password: "x7k2\\x6d9qd"'],
    ["with an anchor", "password: &p x7k2m9qd"],
    ["with a tail", "password: x7k2m9qd # the tier's"],
  ])("a password that is %s", (_what, line) => {
    const text = minimal.replace(/password: \S+/, line);
    expect(readTopologyText(text).issues).toEqual([]);
    const bare = withoutSecrets(text);
    expect(bare).toContain(line.replace(/("x7k\S+"|x7k\S+)/, "null"));
  });

  test("JSON stays readable", () => {
    const { topology } = readTopologyText(minimal);
    const text = JSON.stringify({ ...topology, backends: undefined, dns: undefined }, null, 2);
    expect(withoutSecrets(text)).toMatch(/"password": null/);
  });

  test("a secret in a comment is refused, and so is a text with an error, where a secret may be in a wrong place", () => {
    const [, password = ""] = /password: (\S+)/.exec(minimal) ?? [];
    expect(withoutSecrets(`${minimal}# was ${password}\n`)).toBeUndefined();
    expect(withoutSecrets(minimal.replace("password:", "passwrd:"))).toBeUndefined();
    expect(withoutSecrets(minimal.replace(/password: \S+/, "password: 12345678"))).toBeUndefined();
    expect(withoutSecrets("a: [")).toBeUndefined();
  });
});
