import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generate, parseTopology } from "../../src/index.js";
import { newFolder } from "../support/folder.js";
import { keepalivedSays } from "./explained.js";
import { call, callInNamespace, describeWith } from "./programs.js";

/** A tier with so many services and balancers, and two web servers. */
function tierOf(services: number, loadBalancers: number) {
  return parseTopology({
    platform: "debian-12",
    webServers: [1, 2].map((n) => ({ name: `web${n}`, privateIp: `10.132.20.${n}` })),
    loadBalancers: Array.from({ length: loadBalancers }, (_, n) => ({
      name: `balancer${n}`,
      privateIp: `10.132.30.${n + 1}`,
      anchorIp: `10.17.1.${n + 1}`,
    })),
    vrrp: { password: "x7k2m9qd" },
    failover: { provider: "digitalocean", reservedIp: "203.0.113.10", token: "made-up-token" },
    services: Array.from({ length: services }, (_, n) => ({
      name: `site${n}`,
      backend: `site${n}_pool`,
      port: 10_000 + n,
      ...(n % 2 === 0 ? {} : { mode: "http", clientAddress: "x-forwarded-for" }),
    })),
  });
}

type Files = ReadonlyMap<string, string>;

/** The files of the first web server and the first balancer, by their path. */
const filesOf = (services: number, loadBalancers: number): Files =>
  new Map(
    generate(tierOf(services, loadBalancers))
      .filter(({ host }) => ["web1", "balancer0"].includes(host))
      .map(({ path, content }) => [path, content]),
  );

/** Lines of a shell script, which may be as long as they like. */
const mayGrow = /^(PORTS|ANCHORS)=/;

const widest = (text: string, width: (line: string) => number) =>
  Math.max(
    ...text
      .split("\n")
      .filter((line) => !mayGrow.test(line))
      .map(width),
  );

test("no line of a file grows with services or balancers", () => {
  const words = (line: string) => line.trim().split(" ").length;
  const small = filesOf(2, 2);
  for (const [path, content] of filesOf(500, 100)) {
    expect(widest(content, words), path).toBe(widest(small.get(path) ?? "", words));
  }
});

const script = `
mount --bind "$1/etc/haproxy/haproxy.cfg" /etc/haproxy/haproxy.cfg
mount --bind "$1/etc/nginx/nginx.conf" /etc/nginx/nginx.conf
mount --bind "$1/etc/nginx/sites-available/default" /etc/nginx/sites-available/default
mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /var/log/nginx
mkdir /run/haproxy; echo 1 >/run/haproxy/server-state
ip link set lo up
ip link add eth1 type veth peer name other-end
ip link set eth1 up
for address in 10.132.20.1 10.17.1.1; do ip address add $address/32 dev lo; done
ip address add 10.132.30.1/32 dev eth1
ip route replace local 10.132.20.1 dev lo table local src 10.132.30.1
`;

describeWith(["nginx", "haproxy", "keepalived", "sh", "curl"], true, "a large tier", () => {
  describe.each([
    { services: 13, loadBalancers: 2 },
    { services: 100, loadBalancers: 100 },
    { services: 500, loadBalancers: 2 },
    { services: 1000, loadBalancers: 2 },
  ])("of $services services and $loadBalancers balancers", ({ services, loadBalancers }) => {
    let files: Files;
    beforeAll(() => {
      files = filesOf(services, loadBalancers);
    });

    /** Runs commands where the files are in their places. */
    function inPlace(commands: string) {
      const folder = newFolder();
      for (const [path, content] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content, { mode: path.endsWith(".sh") ? 0o700 : 0o600 });
      }
      return callInNamespace(script + commands, [folder]);
    }

    test("is accepted by HAProxy and nginx without a message", () => {
      const { code, output } = inPlace("haproxy -c -q -f /etc/haproxy/haproxy.cfg; nginx -t -q");
      expect({ code, output }).toEqual({ code: 0, output: "" });
    });

    test("is accepted by keepalived with only the explained messages", () => {
      const { code, output } = inPlace(`mount -t tmpfs tmpfs /etc/keepalived
        cp -p "$1"/etc/keepalived/* /etc/keepalived/
        exec keepalived --config-test --log-console`);
      const { messages, code: expected } = keepalivedSays["debian-12"];
      const lines = output.split("\n").filter((line) => line !== "");
      expect(lines.filter((line) => !messages.some(({ pattern }) => pattern.test(line)))).toEqual([]);
      expect(code).toBe(expected);
    });

    test("has a script that the shell accepts", () => {
      const file = join(newFolder(), "master.sh");
      writeFileSync(file, files.get("/etc/keepalived/master.sh") ?? "");
      expect(call("sh", ["-n", file])).toEqual({ code: 0, output: "" });
    });

    test("answers on its first and last service while a web server does", () => {
      const last = 10_000 + services - 1;
      const { code, output } = inPlace(`
        nginx
        haproxy -D -q -f /etc/haproxy/haproxy.cfg -p /run/haproxy.pid
        trap 'kill $(cat /run/haproxy.pid) $(cat /run/nginx.pid 2>/dev/null) 2>/dev/null' EXIT
        ask() { curl --silent --max-time 2 --output /dev/null --write-out '%{http_code}\\n' "$@" || true; }
        becomes() { for _ in $(seq 40); do [ "$(ask --url "$2" \${3-})" != "$1" ] || { echo "$2 $1"; return; }; sleep 0.5; done; }
        becomes 200 http://10.17.1.1:10000/
        becomes 200 http://10.17.1.1:${last}/
        check='--unix-socket /run/haproxy/check.sock'
        becomes 200 http://check/ "$check"
        kill $(cat /run/nginx.pid)
        becomes 503 http://check/ "$check"`);
      expect({ code, output }).toEqual({
        code: 0,
        output: `http://10.17.1.1:10000/ 200\nhttp://10.17.1.1:${last}/ 200\nhttp://check/ 200\nhttp://check/ 503\n`,
      });
    });
  });
});
