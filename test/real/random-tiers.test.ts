import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate, parseTopology } from "../../src/index.js";
import { newFolder } from "../support/folder.js";
import { randomTier } from "../support/random-tier.js";
import { checkers, missing } from "./checkers.js";
import { keepalivedSays, keepalivedSaysOfVip } from "./explained.js";
import { callInNamespace, describeWith } from "./programs.js";

/** `TIERS=5000` for more of each platform. */
const tiers = Number(process.env.TIERS ?? 500);

/** shellcheck takes a second for each script. */
const scripts = Math.ceil(tiers / 25);

/**
 * Checks the first web server and the first balancer of each tier, one after the other, in one namespace. What a program
 * says is printed behind the tier's number and the program's name.
 */
const script = `
root=$1 folder=$2 tiers=$3 scripts=$4
mount -t tmpfs tmpfs "$root/run"
mkdir "$root/run/haproxy" "$root/run/upper" "$root/run/work" "$root/run/etc" "$root/run/etc-work"
if [ ! -e "$root/usr/bin/flock" ]; then
  mount -t overlay overlay -o "lowerdir=$root/usr/bin,upperdir=$root/run/upper,workdir=$root/run/work" "$root/usr/bin"
  cp /usr/bin/flock "$root/usr/bin/flock"
fi
mount -t overlay overlay -o "lowerdir=$root/etc,upperdir=$root/run/etc,workdir=$root/run/etc-work" "$root/etc"
echo 1 >"$root/run/haproxy/server-state"
rm -f "$root/etc/resolv.conf"
echo 'nameserver 127.0.0.1' >"$root/etc/resolv.conf"
echo '10.132.40.9 db2.internal' >>"$root/etc/hosts"
mkdir -p "$root/etc/haproxy/certs"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=shop.example.com \\
  -keyout "$folder/key" -out "$folder/certificate" 2>/dev/null
cat "$folder/certificate" "$folder/key" |
  tee "$root/etc/haproxy/certs/shop.pem" "$root/etc/nginx/site.pem" >"$root/etc/haproxy/site.pem"
echo 1 >/proc/sys/net/ipv4/ip_nonlocal_bind
echo 1 >/proc/sys/net/ipv6/ip_nonlocal_bind
ip link set lo up
ip route add default dev lo
for name in eth0 eth1 ens3 bond0 enp0s31f6 vlan.100 br-lan a; do
  ip link add dev "$name" type veth
  ip link set dev "$name" up
done
says() {
  program=$1 wanted=$2
  shift 2
  code=0
  "$@" >"$folder/said" 2>&1 || code=$?
  sed "s/^/$n $program: /" "$folder/said"
  [ "$code" = "$wanted" ] || echo "$n $program: exit code $code"
}
n=0
while [ "$n" -lt "$tiers" ]; do
  n=$((n + 1))
  read -r interface addresses <"$folder/$n/facts"
  for address in $addresses; do ip address add "$address" dev "$interface"; done
  cp -rp "$folder/$n/lb/etc/." "$root/etc/"
  [ ! -d "$folder/$n/web" ] || cp -rp "$folder/$n/web/etc/." "$root/etc/"
  says haproxy 0 chroot "$root" haproxy -c -q -f /etc/haproxy/haproxy.cfg
  [ ! -d "$folder/$n/web" ] || says nginx 0 chroot "$root" nginx -t -q
  says keepalived 0 chroot "$root" keepalived --config-test --log-console
  for file in "$root"/etc/keepalived/*.sh; do
    [ ! -e "$file" ] || says sh 0 sh -n "$file"
    [ ! -e "$file" ] || [ "$n" -gt "$scripts" ] || says shellcheck 0 shellcheck -s sh -e SC2016 "$file" # a token may have a $, which is meant
  done
  rm -f "$root"/etc/keepalived/*.sh
  ip address flush dev "$interface"
done
echo "$n tiers"
n=spoilt
cp -rp "$folder/1/lb/etc/." "$folder/1/web/etc/." "$root/etc/"
echo 'bogus ( {' | tee -a "$root/etc/haproxy/haproxy.cfg" "$root/etc/nginx/nginx.conf" "$root/etc/keepalived/keepalived.conf" >"$folder/spoilt.sh"
says haproxy 0 chroot "$root" haproxy -c -q -f /etc/haproxy/haproxy.cfg
says nginx 0 chroot "$root" nginx -t -q
says keepalived 0 chroot "$root" keepalived --config-test --log-console
says sh 0 sh -n "$folder/spoilt.sh"
says shellcheck 0 shellcheck -s sh "$folder/spoilt.sh"
`;

describe.each(["debian-12", "debian-13"] as const)("%s", (platform) => {
  const { programs } = checkers[platform];
  const tests = () => {
    test("take random tiers without a word that is not explained", { timeout: 900_000 }, () => {
      const folder = newFolder();
      const isCloud: boolean[] = [];
      for (let n = 1; n <= tiers; n += 1) {
        const topology = parseTopology(randomTier(n, [platform]));
        const [balancer] = topology.loadBalancers;
        const files = generate(topology);
        const web = files.find(({ path }) => path.startsWith("/etc/nginx/"))?.host;
        for (const { host, path, content, mode } of files) {
          const place = host === balancer.name ? "lb" : host === web ? "web" : undefined;
          if (place === undefined) continue;
          mkdirSync(dirname(join(folder, `${n}`, place, path)), { recursive: true });
          writeFileSync(join(folder, `${n}`, place, path), content, { mode });
        }
        const interfaceOf = balancer.interface ?? topology.vrrp.interface;
        const own = [balancer.privateIp, balancer.privateIpv6 ?? []].flat();
        const facts = [interfaceOf, ...own.map((address) => `${address}/${address.includes(":") ? 128 : 32}`)];
        writeFileSync(join(folder, `${n}/facts`), `${facts.join(" ")}\n`);
        isCloud[n] = "reservedIp" in topology.failover;
      }
      const { output } = callInNamespace(script, [programs, folder, `${tiers}`, `${scripts}`], 900_000);
      const [checked = "", spoilt = ""] = output.split(`${tiers} tiers\n`);
      const said = spoilt.match(/^spoilt \w+(?=: exit code [1-9])/gm)?.map((line) => line.split(" ")[1]);
      expect(said).toEqual(["haproxy", "nginx", "keepalived", "sh", "shellcheck"]);
      const lines = checked.split("\n").filter((line) => line !== "");
      const unexplained = lines.filter((line) => {
        const [, n = "", said = ""] = /^(\d+) keepalived: (.*)$/.exec(line) ?? [];
        const { messages, code } = (isCloud[Number(n)] ? keepalivedSays : keepalivedSaysOfVip)[platform];
        return !(said === `exit code ${code}` || messages.some(({ pattern }) => pattern.test(said)));
      });
      expect(unexplained.slice(0, 20)).toEqual([]);
    });
  };
  describeWith(
    ["nginx", "haproxy", "keepalived", "shellcheck"],
    true,
    "nginx, HAProxy, keepalived and the shells",
    tests,
    missing(programs),
  );
});
