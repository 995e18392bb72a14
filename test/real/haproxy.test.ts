import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { call, describeWith } from "./programs.js";

describeWith(["haproxy"], false, "haproxy -c", () => {
  describe.each(fixtures)("fixture $name", ({ topology, expected }) => {
    test.each(readTopology(topology).loadBalancers)("takes the file of $name without a warning", ({ name }) => {
      const { code, output } = call("haproxy", ["-c", "-f", join(expected, name, "etc/haproxy/haproxy.cfg")]);
      expect({ code, output }).toEqual({ code: 0, output: "Configuration file is valid\n" });
    });
  });

  test("would not take a file with a mistake in it", () => {
    const config = join(newFolder(), "haproxy.cfg");
    const good = readFileSync("fixtures/guide/expected/primary/etc/haproxy/haproxy.cfg", "utf8");
    writeFileSync(config, good.replace("default_backend nginx_pool", "default_backend nginx_poll"));
    const { code, output } = call("haproxy", ["-c", "-f", config]);
    expect(code).not.toBe(0);
    expect(output).toContain("nginx_poll");
  });
});
