import { expect, test } from "vitest";
import { callInNamespace, describeWith } from "./programs.js";

/** One web server, one balancer, a flood from some addresses and a client with another: all in one network namespace. */
const script = `
folder=$1 node=$2 flooded=$3 count=$4 sources=$5
mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /var/log/nginx
mkdir /run/haproxy
mount --bind "$folder/web1/etc/nginx/nginx.conf" /etc/nginx/nginx.conf
mount --bind "$folder/web1/etc/nginx/sites-available/default" /etc/nginx/sites-available/default
ip link set lo up
for address in 10.132.20.236 10.132.30.11 10.17.1.18 198.51.100.7 $sources; do ip address add $address/32 dev lo; done
ip route replace local 10.132.20.236 dev lo table local src 10.132.30.11
nginx 2>/dev/null
haproxy -D -f "$folder/primary/etc/haproxy/haproxy.cfg" -p /run/haproxy.pid 2>/dev/null
sleep 3
: >/run/flood
"$node" test/real/flood.mjs 10.17.1.18 $flooded $count $sources >/run/flood &
trap 'kill $! $(cat /run/haproxy.pid) $(cat /run/nginx.pid)' EXIT
until grep -q ready /run/flood; do sleep 0.2; done
for _ in $(seq 12); do
    for port in $6; do
        curl --silent --max-time "$7" --interface 198.51.100.7 --output /dev/null --write-out "$port %{http_code}\\n" "http://10.17.1.18:$port/" || :
    done
    curl --silent --fail --max-time 1 --output /dev/null --write-out 'check %{http_code}\\n' --unix-socket /run/haproxy/check.sock http://localhost/ || :
    sleep 1
done
`;

interface Flood {
  readonly fixture: string;
  readonly port: number;
  readonly count: number;
  readonly sources: string;
  readonly asked: readonly number[];
  /** How long the client waits. */
  readonly seconds: number;
}

/** What the client and keepalived's check are answered meanwhile, without repetition. */
function answersDuring({ fixture, port, count, sources, asked, seconds }: Flood): string[] {
  const folder = `fixtures/${fixture}/expected`;
  const args = [folder, process.execPath, port, count, sources, asked.join(" "), seconds].map(String);
  const { code, output } = callInNamespace(script, args, 120_000);
  expect(code, output).toBe(0);
  return [...new Set(output.split("\n").filter((line) => line !== ""))].sort();
}

const one = "198.51.100.21";
const four = "198.51.100.21 198.51.100.22 198.51.100.23 198.51.100.24";

describeWith(["nginx", "haproxy", "curl"], true, "a flood of slow connections", () => {
  test("to a TCP service loses no request", () => {
    const flood = { fixture: "debian-12-default", port: 80, count: 4000, sources: one, asked: [80], seconds: 2 };
    expect(answersDuring(flood)).toEqual(["80 200", "check 200"]);
  });

  test("from one client leaves an HTTP service usable for others", () => {
    const flood = { fixture: "debian-12-http-mode", port: 80, count: 10_400, sources: one, asked: [80], seconds: 2 };
    expect(answersDuring(flood)).toEqual(["80 200", "check 200"]);
  });

  test("from many clients delays others, and does not move the address", () => {
    const flood = { fixture: "debian-12-http-mode", port: 80, count: 11_000, sources: four, asked: [], seconds: 2 };
    expect(answersDuring(flood)).toEqual(["check 200"]);
  });

  test("to one service does not affect the others", () => {
    const fixture = "debian-12-several-services";
    const flood = { fixture, port: 8080, count: 11_000, sources: four, asked: [80, 8081, 8082], seconds: 2 };
    expect(answersDuring(flood)).toEqual(["80 200", "8081 200", "8082 200", "check 200"]);
  });
});
