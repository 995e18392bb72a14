import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { generate, parseTopology } from "../../src/index.js";
import type { Recipe } from "../recipes/recipe.js";
import { newFolder } from "../support/folder.js";
import { inNamespace } from "./programs.js";

/**
 * A tier's two balancers, each in a network namespace of its own, on one LAN with the clients and the servers around them.
 * Traffic for the address that clients use goes to one balancer: by DNAT to its anchor IP, as at a cloud; or the address is on
 * the balancer itself.
 */
const tier = `
folder=$1 primary=$2 secondary=$3 address=$4 servers=$5 first=$6 second=$7 anchor=$8 other_anchor=$9
shift 9
healthy=$1 programs=test/real
mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /var/log/nginx
mkdir /run/netns
: >/run/resolv.conf; mount --bind /run/resolv.conf /etc/resolv.conf
cp -a /etc/haproxy /run/etc-haproxy; mount --bind /run/etc-haproxy /etc/haproxy

ip link set lo up
ip link add lan type bridge
ip link set lan up
for own in $servers 198.51.100.7 198.51.100.8; do ip address add $own/32 dev lan; done
ip route add default dev lan src 198.51.100.7

join_lan() { # join_lan BALANCER ADDRESS...: it connects from the first
  ip netns add $1
  ip link add $1 type veth peer name eth0 netns $1
  ip link set $1 master lan up
  inside="ip -netns $1"; shift
  $inside link set lo up
  $inside link set eth0 up
  for own in "$@"; do $inside address add $own/32 dev eth0; done
  $inside route add default dev eth0 src $1
}

balancer() { # balancer NAME: starts its HAProxy, with a /run of its own
  mkdir -p /run/$1/haproxy
  ip netns exec $1 sh -c '
    echo 1 >/proc/sys/net/ipv4/ip_nonlocal_bind
    mount --bind /run/$1 /run
    exec haproxy -db -f "$2/$1/etc/haproxy/haproxy.cfg"' sh $1 "$folder" 2>/run/$1.log &
  eval "haproxy_$1=$!"
}

hold() { # hold BALANCER ANCHOR: traffic for the address now goes to this one
  if [ -n "$2" ]; then
    nft "table ip cloud; delete table ip cloud; table ip cloud { chain out { type nat hook output priority -100; ip daddr $address dnat to $2; }; }"
  else
    for name in $primary $secondary; do ip -netns $name address delete $address/32 dev eth0 2>/dev/null || :; done
    ip -netns $1 address add $address/32 dev eth0
    ip neighbour flush dev lan
  fi
}
`;

const around = readFileSync("test/recipes/around.sh", "utf8");

const play = `
join_lan $primary $first
join_lan $secondary $second
hold $primary "$anchor"
prepare
balancer $primary; balancer $secondary
timeout 60 node test/real/settled.mjs $healthy /run/$primary/haproxy/admin.sock /run/$secondary/haproxy/admin.sock
echo '--- before'; ask_anew
eval "kill \\$haproxy_$primary"
hold $secondary "$other_anchor"
echo '--- after'; ask_anew
echo '--- later'; later
`;

/** What clients are told before and after a failover, and what the script `later` prints then. */
export interface Told {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly later: readonly string[];
}

/** Plays a recipe on debian-12, with one HAProxy killed half-way. */
export async function playFailover({ topology: path, servers = [], healthy, script }: Recipe): Promise<Told> {
  const topology = parseTopology({ ...parse(readFileSync(path, "utf8")), platform: "debian-12" });
  const folder = newFolder();
  for (const { host, path: file, content } of generate(topology)) {
    mkdirSync(dirname(join(folder, host, file)), { recursive: true });
    writeFileSync(join(folder, host, file), content);
  }
  const { failover, loadBalancers, webServers } = topology;
  const [address = ""] =
    failover.provider === "digitalocean"
      ? [failover.reservedIp]
      : (JSON.stringify(failover).match(/[\d.]+(?=\/)/) ?? []);
  const [primary, secondary] = loadBalancers;
  const own = (balancer: typeof primary) => [balancer?.privateIp, balancer?.anchorIp].join(" ").trim();
  const output = await inNamespace(`${tier}${around}${script}${play}`, [
    folder,
    primary?.name ?? "",
    secondary?.name ?? "",
    address,
    [...webServers.map(({ privateIp }) => privateIp), ...servers].join(" "),
    own(primary),
    own(secondary),
    primary?.anchorIp ?? "",
    secondary?.anchorIp ?? "",
    String(healthy ?? "all"),
  ]);
  const [, before = "", after = "", later = ""] = output.split(/^--- \w+\n/m);
  const lines = (text: string) => text.split("\n").filter((line) => line !== "");
  return { before: lines(before), after: lines(after), later: lines(later) };
}
