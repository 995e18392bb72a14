import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { later, missing } from "./checkers.js";
import { callInNamespace, describeWith } from "./programs.js";

type Line = Readonly<Record<string, unknown>>;

/** A balancer and a web server of fixture debian-12-logs, with the programs of a release; test/real/odd-clients.mjs asks. */
const script = `
root=\${1%/} fixture=fixtures/debian-12-logs/expected
for folder in run mnt var/log/nginx; do mount -t tmpfs tmpfs "$root/$folder"; done
mkdir "$root/run/haproxy" "$root/mnt/certs"
echo 1 >"$root/run/haproxy/server-state"
cp -a "$root/etc" "$root/mnt/etc"
mkdir -p "$root/mnt/etc/haproxy/certs"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=shop.example.com \\
  -keyout /mnt/key -out /mnt/certificate 2>/dev/null
cat /mnt/certificate /mnt/key >"$root/mnt/etc/haproxy/certs/shop.pem"
sed 's#log /dev/log#log 127.0.0.1:514#' $fixture/primary/etc/haproxy/haproxy.cfg >"$root/mnt/etc/haproxy/haproxy.cfg"
cp $fixture/web1/etc/nginx/nginx.conf "$root/mnt/etc/nginx/nginx.conf"
sed "s#/var/www/html#/mnt/html#" $fixture/web1/etc/nginx/sites-available/default >"$root/mnt/etc/nginx/sites-available/default"
mkdir "$root/mnt/html"
echo up >"$root/mnt/html/index.html"
mount --bind "$root/mnt/etc" "$root/etc"
ip link set lo up
ip route add default dev lo
for address in 10.132.20.236 10.132.30.11 10.17.1.18 10.132.40.1; do ip address add $address/32 dev lo; done
ip route replace local 10.132.20.236 dev lo table local src 10.132.30.11
trap 'kill $(cat "$root/run/nginx.pid") $haproxy 2>/dev/null || :' EXIT
chroot "$1" nginx
node test/real/odd-clients.mjs "$root/var/log/nginx/access.log" & clients=$!
chroot "$1" haproxy -db -f /etc/haproxy/haproxy.cfg 2>/run/haproxy.log & haproxy=$!
wait $clients
`;

for (const programs of ["/", ...later]) {
  describeWith(
    ["nginx", "haproxy", "openssl"],
    true,
    `the logs as JSON of ${programs}`,
    () => {
      let haproxy: Line[] = [];
      let nginx: Line[] = [];
      let sent = 0;
      beforeAll(() => {
        const { code, output } = callInNamespace(script, [programs], 60_000);
        expect(code, output).toBe(0);
        const logs = JSON.parse(output.split("\n").find((line) => line.startsWith("{")) ?? "");
        sent = logs.sent;
        haproxy = logs.haproxy.map((line: string) => JSON.parse(line));
        nginx = logs.nginx.map((line: string) => JSON.parse(line));
      }, 90_000);

      test("have an object for each line, in UTF-8, whatever clients sent", () => {
        expect(haproxy.length).toBeGreaterThanOrEqual(sent);
        // test/real/odd-clients.mjs gives only what is UTF-8 and an object.
        expect(haproxy.every((line) => typeof line.time === "number")).toBe(true);
        expect(nginx.every((line) => Number.isInteger(line.status) && Number.isInteger(line.bytes))).toBe(true);
        expect(haproxy.map(({ uri }) => uri)).toContain('/odd"');
        expect(nginx.map(({ user_agent }) => user_agent)).toContain("(not UTF-8)");
        expect(haproxy.filter(({ tls_error }) => /wrong version|http request/.test(String(tls_error)))).not.toEqual([]);
        expect(haproxy.some(({ frontend, total }) => frontend === "db" && typeof total === "number")).toBe(true);
      });

      test("have each request by the same ID, which HAProxy chose", () => {
        const isId = (id: unknown) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id));
        const ids = haproxy.map(({ request_id }) => request_id);
        // Those that clients' own connections had, nginx does not believe.
        const passed = nginx.filter(({ host }) => host === "passed");
        // Of a request that nginx refuses, it may not have read the ID.
        const told = nginx.filter(({ host, status }) => host !== "passed" && status !== 400);
        expect(passed.map(({ request_id }) => request_id)).toEqual(["-"]);
        expect(told.length).toBeGreaterThan(40);
        expect(told.filter(({ request_id }) => !isId(request_id) || !ids.includes(request_id))).toEqual([]);
        expect(new Set(told.map(({ request_id }) => request_id)).size).toBe(told.length);
        const mine = nginx.find(({ uri }) => uri === "/forged");
        expect(mine).toMatchObject({ client: "127.0.0.1", balancer: "10.132.30.11" });
      });
    },
    missing(programs),
  );
}

test("of a platform without error-log-format have no such line", () => {
  const config = (fixture: string) =>
    readFileSync(join("fixtures", fixture, "expected/primary/etc/haproxy/haproxy.cfg"), "utf8");
  expect(config("ubuntu-22.04-logs")).not.toContain("error-log-format");
  expect(config("debian-12-logs")).toContain("error-log-format");
});
