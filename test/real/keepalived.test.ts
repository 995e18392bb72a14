import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { checkers, missing } from "./checkers.js";
import { keepalivedSays } from "./explained.js";
import { callInNamespace, describeWith } from "./programs.js";

/**
 * Puts both files at their own paths beside those of the package, and makes the interfaces: keepalived refuses a file
 * whose interface is not there, and takes a file that is not there.
 */
const script = `
mount -t tmpfs tmpfs "$1/mnt"
cp -a "$1/etc/keepalived/." "$1/mnt"
install -m 600 "$2/keepalived.conf" "$1/mnt/keepalived.conf"
install -m 700 "$2/master.sh" "$1/mnt/master.sh"
mount --bind "$1/mnt" "$1/etc/keepalived"
ip link add "$3" type veth peer name other-end
ip link set "$3" up
ip address add "$4/32" dev "$3"
[ -z "$5" ] || ip link add "$5" type veth peer name other-end2
test -s "$1/etc/keepalived/keepalived.conf"
exec chroot "$1" keepalived --config-test --log-console
`;

for (const { name, topology, expected } of fixtures) {
  const { platform, vrrp, loadBalancers } = readTopology(topology);
  const programs = checkers[platform].keepalived;
  const tests = () => {
    test.each(loadBalancers)("says of $name's file just what is explained", (balancer) => {
      const folder = join(expected, balancer.name, "etc/keepalived");
      const interfaces = [vrrp.interface, balancer.privateIp, vrrp.publicInterface ?? ""];
      const { code, output } = callInNamespace(script, [programs, folder, ...interfaces]);
      const lines = output.split("\n").filter((line) => line !== "");
      const { messages, code: expectedCode } = keepalivedSays[platform];
      expect(lines.filter((line) => !messages.some(({ pattern }) => pattern.test(line)))).toEqual([]);
      expect(messages.filter(({ pattern }) => !lines.some((line) => pattern.test(line)))).toEqual([]);
      expect(code).toBe(expectedCode);
    });
  };
  describeWith(["keepalived"], true, `keepalived --config-test, fixture ${name}`, tests, missing(programs));
}

describeWith(["keepalived"], true, "keepalived --config-test", () => {
  test.each([
    ["guide", "an unknown word", "priority 200", "priorty 200"],
    ["guide", "a password of nine characters", "auth_pass password", "auth_pass password9"],
    ["guide", "a priority out of range", "priority 200", "priority 256"],
    ["guide", "a check that is not defined", "        chk_haproxy\n", "        chk_nginx\n"],
    ["debian-12-default", "an unknown word", "weight 0", "wait 0"],
    ["debian-12-default", "no user for its scripts", "    script_user root\n", ""],
  ])("would say more of %s's file with %s", (fixture, _what, from, to) => {
    const folder = newFolder();
    cpSync(join("fixtures", fixture, "expected/primary/etc/keepalived"), folder, { recursive: true });
    const file = join(folder, "keepalived.conf");
    const good = readFileSync(file, "utf8");
    expect(good).toContain(from);
    writeFileSync(file, good.replace(from, to));
    const { output } = callInNamespace(script, ["/", folder, "eth1", "10.132.30.11", ""]);
    const { messages } = keepalivedSays[readTopology(`fixtures/${fixture}/topology.yaml`).platform];
    const unexplained = output
      .split("\n")
      .filter((line) => line && !messages.some(({ pattern }) => pattern.test(line)));
    expect(unexplained).not.toEqual([]);
  });
});
