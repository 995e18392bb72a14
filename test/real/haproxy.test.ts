import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { checkers, missing } from "./checkers.js";
import { callInNamespace, describeWith } from "./programs.js";

const script = `
mount -t tmpfs tmpfs "$1/run"; mkdir "$1/run/haproxy"
echo 1 >"$1/run/haproxy/server-state" # the drop-in does, before each start
mount --bind "$2" "$1/etc/haproxy/haproxy.cfg"
exec chroot "$1" haproxy -c -f /etc/haproxy/haproxy.cfg
`;

for (const { name, topology, expected } of fixtures) {
  const { platform, loadBalancers } = readTopology(topology);
  const { programs } = checkers[platform];
  const tests = () => {
    test.each(loadBalancers)("takes the file of $name without a warning", (balancer) => {
      const file = join(expected, balancer.name, "etc/haproxy/haproxy.cfg");
      const { code, output } = callInNamespace(script, [programs, file]);
      // From 3.0 on it says nothing when all is well.
      expect({ code, output: output.replace("Configuration file is valid\n", "") }).toEqual({ code: 0, output: "" });
    });
  };
  describeWith(["haproxy"], true, `haproxy -c, fixture ${name}`, tests, missing(programs));
}

describeWith(["haproxy"], true, "haproxy -c", () => {
  test("would not take a file with a mistake in it", () => {
    const config = join(newFolder(), "haproxy.cfg");
    const good = readFileSync("fixtures/guide/expected/primary/etc/haproxy/haproxy.cfg", "utf8");
    writeFileSync(config, good.replace("default_backend nginx_pool", "default_backend nginx_poll"));
    const { code, output } = callInNamespace(script, ["/", config]);
    expect(code).not.toBe(0);
    expect(output).toContain("nginx_poll");
  });
});
