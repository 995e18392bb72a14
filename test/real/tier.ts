import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { generate, parseTopology, type TopologyInput } from "../../src/index.js";
import { newFolder } from "../support/folder.js";
import { callInNamespace } from "./programs.js";

/** One balancer with its files at their own paths, and every address of the tier, in one network namespace. */
const tier = `
mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /var/log/nginx
mkdir /run/haproxy
mount -t tmpfs tmpfs /mnt
cp -r "$1/." /mnt
fixture=/mnt
case $PWD in /tmp/*) ;; *) mount -t tmpfs tmpfs /tmp ;; esac
cp -a /etc/haproxy /run/etc-haproxy
mount --bind /run/etc-haproxy /etc/haproxy
mkdir -p /etc/haproxy/certs
certificate() { # certificate HOST: one that the clients here trust
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj "/CN=$1" \\
    -addext "subjectAltName=DNS:$1" -keyout /run/key -out "/run/$1.crt" 2>/dev/null
  cat "/run/$1.crt" /run/key
}
ip link set lo up
ip route add default dev lo
for address in 10.132.20.236 10.132.20.237 10.132.20.238 10.132.30.11 10.17.1.18 10.132.30.12 10.17.1.19 10.132.40.1 10.132.40.2 10.132.40.3 10.132.40.9 10.132.40.53 198.51.100.7; do
  ip address add $address/32 dev lo
done
for address in 10.132.20.236 10.132.20.237 10.132.20.238; do
  ip route replace local $address dev lo table local src 10.132.30.11
done
balancers() { # both; the second in a /run of its own
  balancer
  mkdir -p /run/second/haproxy
  unshare --mount sh -c "mount --bind /run/second /run; exec haproxy -db -f $fixture/secondary/etc/haproxy/haproxy.cfg" & upstreams="$upstreams $!"
}
upstreams=
upstream() { node test/real/upstream.mjs "$@" & upstreams="$upstreams $!"; }
balancer() { RES_OPTIONS="timeout:1 attempts:1" haproxy -D -f "$fixture/primary/etc/haproxy/haproxy.cfg" -p /run/haproxy.pid; }
status() { echo 'show stat' | node -e '
  const s = require("net").connect("/run/haproxy/admin.sock"); process.stdin.pipe(s); s.pipe(process.stdout)' | cut -d, -f1,2,18,37; }
trap 'kill $upstreams $(cat /run/haproxy.pid 2>/dev/null) $(cat /run/nginx.pid 2>/dev/null) 2>/dev/null || :' EXIT
client() { curl --silent --max-time 3 --interface 198.51.100.7 "$@" || :; }
`;

/** The lines that a script in the network of a fixture's tier prints. */
export function play(fixture: string, script: string): string[] {
  return playIn(`fixtures/${fixture}/expected`, script);
}

/** The same, with the files of any topology. */
export function playTopology(input: TopologyInput, script: string, timeout?: number): string[] {
  const folder = newFolder();
  for (const { host, path, content } of generate(parseTopology(input))) {
    mkdirSync(dirname(join(folder, host, path)), { recursive: true });
    writeFileSync(join(folder, host, path), content);
  }
  return playIn(folder, script, timeout);
}

function playIn(folder: string, script: string, timeout = 90_000): string[] {
  const { code, output } = callInNamespace(tier + script, [folder], timeout);
  expect(code, output).toBe(0);
  return output.split("\n").filter((line) => line !== "");
}
