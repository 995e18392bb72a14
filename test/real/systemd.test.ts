import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generate } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { checkers, missing } from "./checkers.js";
import { callInNamespace, describeWith } from "./programs.js";

/** Puts a host's units and drop-ins in place, with what they run, and has a unit checked. */
const script = `
mount -t tmpfs tmpfs "$1/mnt"
cp -r "$2/." "$1/mnt"
mount --bind "$1/mnt" "$1/etc/systemd/system"
mkdir -p "$1/etc/keepalived"
[ ! -d "$2/../../keepalived" ] || mount --bind "$2/../../keepalived" "$1/etc/keepalived"
exec chroot "$1" systemd-analyze verify --man=no "$3"
`;

const unitOf = (path: string) => /^\/etc\/systemd\/system\/([\w-]+\.service)(\.d\/|$)/.exec(path)?.[1] ?? "";

for (const { name, topology, expected } of fixtures) {
  const parsed = readTopology(topology);
  const units = generate(parsed).filter(({ path }) => unitOf(path) !== "");
  const { programs } = checkers[parsed.platform];
  if (units.length === 0) continue;
  const tests = () => {
    test.each(units)("takes $host:$path", ({ host, path }) => {
      const folder = join(expected, host, "etc/systemd/system");
      expect(existsSync(join(expected, host, path))).toBe(true);
      expect(callInNamespace(script, [programs, folder, unitOf(path)])).toEqual({ code: 0, output: "" });
    });
  };
  describeWith(
    ["nginx", "haproxy", "keepalived"],
    true,
    `systemd-analyze verify, fixture ${name}`,
    tests,
    missing(programs),
  );
}

describeWith(["haproxy", "nginx"], true, "systemd-analyze security", () => {
  test.each([
    ["primary", "haproxy.service"],
    ["web1", "nginx.service"],
  ])("rates the exposure of %s's %s at 3.2 of 10 or less", (host, unit) => {
    const folder = `fixtures/debian-12-default/expected/${host}/etc/systemd/system`;
    const security = script.replace(
      /exec chroot.*/,
      'systemd-analyze security --offline=true --threshold=32 --no-pager "/usr/lib/systemd/system/$3"',
    );
    const { code, output } = callInNamespace(security, ["/", folder, unit]);
    expect(code, output).toBe(0);
  });
});

describeWith(["haproxy"], true, "systemd-analyze verify", () => {
  test("complains about a drop-in with a mistake", () => {
    const folder = newFolder();
    cpSync("fixtures/debian-12-default/expected/primary/etc/systemd/system", folder, { recursive: true });
    const dropIn = join(folder, "haproxy.service.d/haproxy-failover.conf");
    writeFileSync(dropIn, readFileSync(dropIn, "utf8").replace("Restart=always", "Restart=allways"));
    expect(callInNamespace(script, ["/", folder, "haproxy.service"]).output).toContain("allways");
  });
});
