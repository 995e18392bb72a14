import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { checkers, missing } from "./checkers.js";
import { keepalivedSays, keepalivedSaysOfVip } from "./explained.js";
import { callInNamespace, describeWith } from "./programs.js";

/**
 * Puts both files at their own paths beside those of the package, and makes the interfaces: keepalived refuses a file
 * whose interface is not there, and takes a file that is not there.
 */
const script = `
mount -t tmpfs tmpfs "$1/mnt"
cp -a "$1/etc/keepalived/." "$1/mnt"
install -m 600 "$2/keepalived.conf" "$1/mnt/keepalived.conf"
[ ! -e "$2/master.sh" ] || install -m 700 "$2/master.sh" "$1/mnt/master.sh"
mount --bind "$1/mnt" "$1/etc/keepalived"
# Every Debian has util-linux; the unpacked releases do not, and keepalived looks whether its flock is there.
if [ ! -e "$1/usr/bin/flock" ]; then
  mount -t tmpfs tmpfs "$1/run"
  mkdir "$1/run/upper" "$1/run/work"
  mount -t overlay overlay -o "lowerdir=$1/usr/bin,upperdir=$1/run/upper,workdir=$1/run/work" "$1/usr/bin"
  cp /usr/bin/flock "$1/usr/bin/flock"
fi
for name in $4; do ip link add "$name" type veth; ip link set "$name" up; done
ip address add "$3/32" dev "$(echo "$4" | cut -d " " -f 1)"
test -s "$1/etc/keepalived/keepalived.conf"
exec chroot "$1" keepalived --config-test --log-console
`;

/** The interfaces that a keepalived.conf names, its own first. */
function interfacesIn(conf: string): string {
  const named = [...conf.matchAll(/^ {4}interface (\S+)$| dev (\S+)/gm)].map(([, own, ofAddress]) => own ?? ofAddress);
  const [, tracked = ""] = /track_interface \{([^}]*)\}/.exec(conf) ?? [];
  return [...new Set([...named, ...tracked.split(/\s+/)])].filter(Boolean).join(" ");
}

for (const { name, topology, expected } of fixtures) {
  const { platform, failover, loadBalancers } = readTopology(topology);
  const movesAlone = !("reservedIp" in failover);
  const programs = checkers[platform].keepalived;
  const tests = () => {
    test.each(loadBalancers)("has only the explained complaints about $name's file", (balancer) => {
      const folder = join(expected, balancer.name, "etc/keepalived");
      const interfaces = interfacesIn(readFileSync(join(folder, "keepalived.conf"), "utf8"));
      const { code, output } = callInNamespace(script, [programs, folder, balancer.privateIp, interfaces]);
      const lines = output.split("\n").filter((line) => line !== "");
      const { messages, code: expectedCode } = movesAlone ? keepalivedSaysOfVip[platform] : keepalivedSays[platform];
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
  ])("complains more about %s's file with %s", (fixture, _what, from, to) => {
    const folder = newFolder();
    cpSync(join("fixtures", fixture, "expected/primary/etc/keepalived"), folder, { recursive: true });
    const file = join(folder, "keepalived.conf");
    const good = readFileSync(file, "utf8");
    expect(good).toContain(from);
    writeFileSync(file, good.replace(from, to));
    const { output } = callInNamespace(script, ["/", folder, "10.132.30.11", "eth1"]);
    const { messages } = keepalivedSays[readTopology(`fixtures/${fixture}/topology.yaml`).platform];
    const unexplained = output
      .split("\n")
      .filter((line) => line && !messages.some(({ pattern }) => pattern.test(line)));
    expect(unexplained).not.toEqual([]);
  });
});
