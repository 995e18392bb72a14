import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepalivedConf } from "../../src/index.js";
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
for address in $3; do
  case $address in *:*) bits="128 nodad" ;; *) bits=32 ;; esac
  # shellcheck disable=SC2086 # it is words
  ip address add "$address/"$bits dev "$(echo "$4" | cut -d " " -f 1)"
done
test -s "$1/etc/keepalived/keepalived.conf"
exec chroot "$1" keepalived --config-test --log-console
`;

/** Starts keepalived, and has it read each of the other files in turn. */
const reloads = script.replace(
  /exec chroot.*\n$/,
  `
shift_conf() { install -m 600 "$1" "$root/etc/keepalived/keepalived.conf"; }
root=$1 folder=$2
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
: >"$folder/log"
chroot "$root" keepalived --dont-fork --log-console >>"$folder/log" 2>&1 &
keepalived=$!
trap 'kill $keepalived 2>/dev/null; wait' EXIT
said() { for _ in $(seq 100); do [ "$(grep -c "$1" "$folder/log")" -lt "$2" ] || return 0; sleep 0.1; done; echo "never: $1"; cat "$folder/log"; }
said 'Startup complete\\|entering FAULT state' 1
for conf in "$folder"/broken*; do
  [ -e "$conf" ] || continue
  shift_conf "$conf"
  kill -HUP $keepalived
  said 'New config failed validation' "\${conf##*broken}"
done
shift_conf "$folder/changed.conf"
kill -HUP $keepalived
said 'Reload complete' 1
[ ! -e "$root/run/keepalived-reload.log" ] || cat "$root/run/keepalived-reload.log"
# What is in force, which is what keepalived writes when it is asked, is the changed file.
kill -USR1 $keepalived
in_force() { grep -qs 'Priority = 99' "$root/tmp/keepalived.data" "$root/run/keepalived/keepalived.data"; }
for _ in $(seq 50); do ! in_force || exit 0; sleep 0.1; done
echo 'the changed file is not in force'
`,
);

/** The interfaces that a keepalived.conf names, its own first. */
function interfacesIn(conf: string): string {
  const named = [...conf.matchAll(/^ {4}interface (\S+)$| dev (\S+)/gm)].map(([, own, ofAddress]) => own ?? ofAddress);
  const [, tracked = ""] = /track_interface \{([^}]*)\}/.exec(conf) ?? [];
  // Every host has its own lo.
  return [...new Set([...named, ...tracked.split(/\s+/)])].filter((name) => name && name !== "lo").join(" ");
}

for (const { name, topology, expected } of fixtures) {
  const { platform, failover, loadBalancers } = readTopology(topology);
  const movesAlone = !("reservedIp" in failover);
  const programs = checkers[platform].keepalived;
  const tests = () => {
    test.each(loadBalancers)("has only the explained complaints about $name's file", (balancer) => {
      const folder = join(expected, balancer.name, "etc/keepalived");
      const interfaces = interfacesIn(readFileSync(join(folder, "keepalived.conf"), "utf8"));
      const addresses = [balancer.privateIp, balancer.privateIpv6 ?? ""].join(" ");
      const { code, output } = callInNamespace(script, [programs, folder, addresses, interfaces]);
      const lines = output.split("\n").filter((line) => line !== "");
      const { messages, code: expectedCode } = movesAlone ? keepalivedSaysOfVip[platform] : keepalivedSays[platform];
      expect(lines.filter((line) => !messages.some(({ pattern }) => pattern.test(line)))).toEqual([]);
      expect(messages.filter(({ pattern }) => !lines.some((line) => pattern.test(line)))).toEqual([]);
      expect(code).toBe(expectedCode);
    });
  };
  describeWith(["keepalived"], true, `keepalived --config-test, fixture ${name}`, tests, missing(programs));
}

for (const fixture of [
  "debian-12-default",
  "debian-12-vip",
  "debian-13-default",
  "debian-13-vip-bond",
  "ubuntu-26.04-default",
  "ubuntu-26.04-vip-dual",
]) {
  const { platform, loadBalancers } = readTopology(`fixtures/${fixture}/topology.yaml`);
  const { keepalived } = checkers[platform];
  const tests = () => {
    const checksItself = platform !== "ubuntu-26.04";
    const title = checksItself
      ? "does not load a file with a mistake in it, goes on, and then loads one without"
      : "loads a changed file";
    test(title, () => {
      const [first] = loadBalancers;
      const folder = newFolder();
      cpSync(join("fixtures", fixture, "expected", first.name, "etc/keepalived"), folder, { recursive: true });
      const good = readFileSync(join(folder, "keepalived.conf"), "utf8");
      const write = (name: string, from: string | RegExp, to: string) => {
        expect(good).toMatch(from);
        writeFileSync(join(folder, name), good.replace(from, to));
      };
      if (checksItself) {
        write("broken1", /^ {4}interface \S+/m, "    interface eth9");
        write("broken2", "    priority ", "    priorty ");
        write("broken3", "auth_type PASS", "auth_type PAS");
        write("broken4", "/usr/bin/curl", "/usr/bin/crul");
      }
      write("changed.conf", /priority \d+/, "priority 99");
      const { code, output } = callInNamespace(
        `exec unshare --pid --fork --kill-child --mount-proc sh -euc '${reloads.replaceAll("'", "'\\''")}' sh "$@"`,
        [keepalived, folder, [first.privateIp, first.privateIpv6 ?? ""].join(" "), interfacesIn(good)],
        60_000,
      );
      expect({ code, output }).toEqual({ code: 0, output: "" });
    });
  };
  describeWith(["keepalived"], true, `keepalived reloads, fixture ${fixture}`, tests, missing(keepalived));
}

describeWith(["keepalived"], true, "keepalived --config-test", () => {
  test("takes more addresses than an advertisement has room for: 255, or 89 of IPv6", () => {
    const dual = readTopology("fixtures/debian-12-vip-dual/topology.yaml");
    const [first] = dual.loadBalancers;
    const ipv4 = Array.from({ length: 300 }, (_, n) => `10.11.${n >> 7}.${(n & 127) + 1}/16`);
    const ipv6 = Array.from({ length: 120 }, (_, n) => `fd00:10::1:${(n + 1).toString(16)}/64`);
    const topology = { ...dual, failover: { provider: "vip", addresses: [...ipv4, ...ipv6] } } as const;
    const folder = newFolder();
    writeFileSync(join(folder, "keepalived.conf"), keepalivedConf(topology, first));
    const { code, output } = callInNamespace(script, ["/", folder, `${first.privateIp} ${first.privateIpv6}`, "eth0"]);
    expect({ code, output }).toEqual({ code: 0, output: "" });
  });

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
