import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { keepalivedSays } from "./explained.js";
import { callInNamespace, describeWith } from "./programs.js";

/** keepalived refuses a file whose interface is not there. */
const script = `
ip link add "$2" type veth peer name other-end
ip link set "$2" up
ip address add "$3/32" dev "$2"
exec keepalived --config-test --log-console -f "$1"
`;

describeWith(["keepalived"], true, "keepalived --config-test", () => {
  describe.each(fixtures)("fixture $name", ({ topology, expected }) => {
    const { platform, vrrp, loadBalancers } = readTopology(topology);

    test.each(loadBalancers)("says of $name's file just what is explained", ({ name, privateIp }) => {
      const file = join(expected, name, "etc/keepalived/keepalived.conf");
      const { code, output } = callInNamespace(script, [file, vrrp.interface, privateIp]);
      const lines = output.split("\n").filter((line) => line !== "");
      const { messages, code: expectedCode } = keepalivedSays[platform];
      expect(lines.filter((line) => !messages.some(({ pattern }) => pattern.test(line)))).toEqual([]);
      expect(messages.filter(({ pattern }) => !lines.some((line) => pattern.test(line)))).toEqual([]);
      expect(code).toBe(expectedCode);
    });
  });

  test.each([
    ["an unknown word", "priority 200", "priorty 200"],
    ["a password of nine characters", "auth_pass password", "auth_pass password9"],
    ["a priority out of range", "priority 200", "priority 256"],
    ["a check that is not defined", "        chk_haproxy\n", "        chk_nginx\n"],
  ])("would say more of a file with %s", (_what, from, to) => {
    const good = readFileSync("fixtures/guide/expected/primary/etc/keepalived/keepalived.conf", "utf8");
    const file = join(newFolder(), "keepalived.conf");
    writeFileSync(file, good.replace(from, to));
    const { output } = callInNamespace(script, [file, "eth1", "10.132.30.11"]);
    const { messages } = keepalivedSays["ubuntu-14.04"];
    const unexplained = output
      .split("\n")
      .filter((line) => line && !messages.some(({ pattern }) => pattern.test(line)));
    expect(unexplained).not.toEqual([]);
  });
});
