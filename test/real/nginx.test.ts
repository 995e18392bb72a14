import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { checkers, missing } from "./checkers.js";
import { callInNamespace, describeWith } from "./programs.js";

/** Puts both files at their own paths, in a mount namespace, and the addresses that they listen on on an interface. */
const script = `
mount -t tmpfs tmpfs "$1/mnt"
cp -a "$1/etc/nginx" "$1/mnt/nginx"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=shop.example.com \
  -keyout "$1/mnt/key" -out "$1/mnt/certificate" 2>/dev/null
for path in $5; do
  mkdir -p "$1/mnt$(dirname "\${path#/etc}")"
  cat "$1/mnt/certificate" "$1/mnt/key" >"$1/mnt\${path#/etc}"
done
mount --rbind "$1/mnt/nginx" "$1/etc/nginx"
mount --bind "$2" "$1/etc/nginx/nginx.conf"
mount --bind "$3" "$1/etc/nginx/sites-available/default"
ip link set lo up
ip address add "$4/32" dev lo
exec chroot "$1" nginx -T
`;

for (const { name, topology, expected } of fixtures) {
  const { platform, webServers, backends } = readTopology(topology);
  const certificates = backends.flatMap(({ nginx: { tls } = { port: 0 } }) =>
    tls === undefined ? [] : [tls.certificate, tls.key ?? tls.certificate],
  );
  const { programs } = checkers[platform];
  const ours = webServers.filter((server) => existsSync(join(expected, server.name, "etc/nginx/nginx.conf")));
  if (ours.length === 0) continue;
  const tests = () => {
    test.each(ours)("accepts the files of $name", (server) => {
      const conf = join(expected, server.name, "etc/nginx/nginx.conf");
      const site = join(expected, server.name, "etc/nginx/sites-available/default");
      const { code, output } = callInNamespace(script, [
        programs,
        conf,
        site,
        server.privateIp,
        certificates.join(" "),
      ]);
      expect(code, output).toBe(0);
      // It read the very files, in full, and had nothing to say about them.
      expect(output).toContain(readFileSync(conf, "utf8"));
      expect(output).toContain(readFileSync(site, "utf8"));
      expect(output).not.toMatch(/\[(warn|error|emerg|alert|crit)\]/);
    });
  };
  describeWith(["nginx"], true, `nginx -t, fixture ${name}`, tests, missing(programs));
}

describeWith(["nginx"], true, "nginx -t", () => {
  test("refuses a file with a mistake", () => {
    const conf = "fixtures/guide/expected/web1/etc/nginx/nginx.conf";
    const site = join(newFolder(), "default");
    const good = readFileSync("fixtures/guide/expected/web1/etc/nginx/sites-available/default", "utf8");
    writeFileSync(site, good.replace("deny all;", "deny everybody;"));
    const { code, output } = callInNamespace(script, ["/", conf, site, "10.132.20.236", ""]);
    expect(code).not.toBe(0);
    expect(output).toContain('invalid parameter "everybody"');
  });
});
