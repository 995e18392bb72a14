import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate, type LoadBalancer, parseTopology, UnsafeValueError } from "../src/index.js";
import { readTopology } from "../src/node.js";
import { filesBelow, fixtures, guideInput, isExecutable } from "./support/fixtures.js";
import { expectGolden, updating } from "./support/golden.js";

describe.each(fixtures)("fixture $name", ({ topology, expected }) => {
  const files = generate(readTopology(topology));

  test("gives its files, byte for byte, and no others", () => {
    if (updating) rmSync(expected, { recursive: true, force: true });
    for (const { host, path, content, mode } of files) {
      expectGolden(join(expected, host, path), content, mode & 0o100 ? 0o755 : 0o644);
    }
    expect(filesBelow(expected)).toEqual(files.map(({ host, path }) => host + path).sort());
  });

  test.each(files)("$host:$path is whole, and has the mode that its content asks for", ({ host, path, ...file }) => {
    expect(file.content).toMatch(/[^\n]\n$/);
    expect(file.content).not.toMatch(/[^\n\x20-\x7e]|[ \t]$/m);
    expect(file.mode).toBe(path.endsWith(".sh") ? 0o700 : path.endsWith("/keepalived/keepalived.conf") ? 0o600 : 0o644);
    expect(isExecutable(join(expected, host, path))).toBe((file.mode & 0o100) !== 0);
  });

  test("marks just the files with a password or a token as secret", () => {
    const { vrrp, failover } = readTopology(topology);
    for (const { content, secret, path } of files) {
      const holdsSecret =
        content.includes(`auth_pass ${vrrp.password}\n`) ||
        (failover.token !== undefined && content.includes(`'${failover.token}'`));
      expect(secret, path).toBe(holdsSecret);
    }
  });
});

test("the guide's golden files are there", () => {
  expect(fixtures.map(({ name }) => name)).toContain("guide");
  expect(filesBelow("fixtures/guide/expected")).toHaveLength(14);
  expect(existsSync("fixtures/guide/expected/primary/etc/keepalived/master.sh")).toBe(true);
});

test("the same topology gives the same files, and generating leaves it as it was", () => {
  const topology = parseTopology(guideInput());
  const before = structuredClone(topology);
  expect(generate(topology)).toEqual(generate(parseTopology(guideInput())));
  expect(topology).toEqual(before);
});

describe("a topology that was never parsed", () => {
  const guide = parseTopology(guideInput());
  const [primary, ...others] = guide.loadBalancers as [LoadBalancer, ...LoadBalancer[]];

  test.each([
    [
      "an address that ends a block",
      { ...guide, loadBalancers: [{ ...primary, privateIp: "10.0.0.1; }" }, ...others] },
    ],
    [
      "an anchor IP that starts a line",
      { ...guide, loadBalancers: [{ ...primary, anchorIp: "10.0.0.1\n" }, ...others] },
    ],
    ["a password that starts a comment", { ...guide, vrrp: { ...guide.vrrp, password: "a#b" } }],
    ["a token that ends its quotes", { ...guide, failover: { ...guide.failover, token: "a'$(id)'" } }],
    ["a token file that runs a command", { ...guide, failover: { ...guide.failover, tokenFile: "/etc/x;id" } }],
    ["a reserved IP that is nothing", { ...guide, failover: { ...guide.failover, reservedIp: "" } }],
  ])("with %s prints no file, and the error does not show the value", (_what, topology) => {
    expect(() => generate(topology)).toThrow(UnsafeValueError);
    expect(() => generate(topology)).toThrow(/^a value cannot stand in [\w .']+ as it is; pass topologies through/);
  });
});
