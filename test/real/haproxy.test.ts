import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { systemCa } from "../../src/topology/defaults/backend.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { checkers, later, missing } from "./checkers.js";
import { callInNamespace, describeWith } from "./programs.js";

/** Puts the file at its own path, and around it what a balancer has: names that resolve, a way to the DNS servers, certificates. */
const script = `
mount -t tmpfs tmpfs "$1/run"; mkdir "$1/run/haproxy"
echo 1 >"$1/run/haproxy/server-state" # the drop-in does, before each start
mount -t tmpfs tmpfs "$1/mnt"
cp -a "$1/etc" "$1/mnt/etc"
echo 'nameserver 127.0.0.1' >"$1/mnt/etc/resolv.conf"
echo '10.132.40.9 db1.internal db2.internal api.internal mq1.internal mq2.internal mq3.internal' >>"$1/mnt/etc/hosts"
# Certificates, in each folder and each file.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=shop.example.com \
  -keyout "$1/mnt/key" -out "$1/mnt/certificate" 2>/dev/null
for path in $3; do
  case $path in */) file=\${path}shop.pem ;; *) file=$path ;; esac
  mkdir -p "$1/mnt$(dirname "$file")"
  cat "$1/mnt/certificate" "$1/mnt/key" >"$1/mnt$file"
done
mount --bind "$1/mnt/etc" "$1/etc"
ip link set lo up
ip route add default dev lo
mount --bind "$2" "$1/etc/haproxy/haproxy.cfg"
exec chroot "$1" haproxy -c -f /etc/haproxy/haproxy.cfg
`;

/** Later releases take the files of what came after HAProxy 2.6, too: an upgrade is no surprise. */
const upgraded = ["debian-12-timeouts", "debian-12-access", "debian-12-nginx", "debian-12-logs"].flatMap((name) =>
  fixtures
    .filter((fixture) => fixture.name === name)
    .flatMap((fixture) => later.map((programs) => ({ ...fixture, programs }))),
);

for (const { name, topology, expected, ...on } of [
  ...fixtures.map((fixture) => ({ ...fixture, programs: undefined })),
  ...upgraded,
]) {
  const { platform, loadBalancers, services, backends } = readTopology(topology);
  const certificates = [
    ...services.flatMap(({ tls }) => (tls === undefined ? [] : tls.certificates)),
    ...backends.flatMap(({ tls }) => (tls === undefined ? [] : (tls.ca ?? systemCa))),
  ].join(" ");
  const programs = on.programs ?? checkers[platform].programs;
  const tests = () => {
    test.each(loadBalancers)("accepts the file of $name without a warning", (balancer) => {
      const file = join(expected, balancer.name, "etc/haproxy/haproxy.cfg");
      const { code, output } = callInNamespace(script, [programs, file, certificates]);
      // From 3.0 on it says nothing when all is well.
      expect({ code, output: output.replace("Configuration file is valid\n", "") }).toEqual({ code: 0, output: "" });
    });
  };
  describeWith(["haproxy"], true, `haproxy -c of ${programs}, fixture ${name}`, tests, missing(programs));
}

describeWith(["haproxy"], true, "haproxy -c", () => {
  test("refuses a file with a mistake", () => {
    const config = join(newFolder(), "haproxy.cfg");
    const good = readFileSync("fixtures/guide/expected/primary/etc/haproxy/haproxy.cfg", "utf8");
    writeFileSync(config, good.replace("default_backend nginx_pool", "default_backend nginx_poll"));
    const { code, output } = callInNamespace(script, ["/", config, ""]);
    expect(code).not.toBe(0);
    expect(output).toContain("nginx_poll");
  });
});
