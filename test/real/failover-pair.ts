import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { generate, parseTopology } from "../../src/index.js";
import { newFolder } from "../support/folder.js";
import { inNamespace } from "./programs.js";

/**
 * A tier's two balancers, each in a network namespace of its own, on one LAN with the clients and the servers around them.
 * Traffic for the address that clients use goes to one balancer: by DNAT to its anchor IP, as at a cloud; or the address is on
 * the balancer itself.
 */
const tier = `
folder=$1 primary=$2 secondary=$3 address=$4 servers=$5 first=$6 second=$7 anchor=$8 other_anchor=$9
mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /var/log/nginx
mkdir /run/netns /run/tls
: >/run/resolv.conf; mount --bind /run/resolv.conf /etc/resolv.conf
cp -a /etc/haproxy /run/etc-haproxy; mount --bind /run/etc-haproxy /etc/haproxy; mkdir -p /etc/haproxy/certs

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

certificate() { # certificate HOST: prints one that the clients trust
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 90 -subj "/CN=$1" \\
    -addext "subjectAltName=DNS:$1" -keyout /run/key -out /run/crt 2>/dev/null
  cat /run/crt >>/run/trusted
  cat /run/crt /run/key
}
stand_in() { node test/real/stand-ins.mjs "$@" & }
upstream() { node test/real/upstream.mjs "$@" & }
web() { # web NAME...: their nginx, each with its own files
  for name in "$@"; do
    unshare --mount sh -c '
      mount --bind "$1/etc/nginx/nginx.conf" /etc/nginx/nginx.conf
      mount --bind "$1/etc/nginx/sites-available/default" /etc/nginx/sites-available/default
      mount -t tmpfs tmpfs /run
      exec nginx -g "daemon off;"' sh "$folder/$name" 2>>/run/nginx.log &
  done
}
site() { # site FOLDER: a page that all web servers have
  mount -t tmpfs tmpfs "$(dirname "$1")"; mkdir -p "$1"
  echo 'the site' >"$1/index.html"
}

client() { curl --silent --max-time 5 --interface 198.51.100.7 --cacert /run/trusted --connect-to "::$address:" "$@" || echo "curl: $?"; }
status() { client --output /dev/null --write-out '%{http_code}\\n' "$@"; }
handshake() { # handshake PORT HOST [OPTION...]: the version that both speak, and whose certificate it is
  port=$1 host=$2; shift 2
  openssl s_client -brief -connect $address:$port -servername $host -CAfile /run/trusted "$@" </dev/null 2>&1 |
    sed -n 's/^Protocol version: //p; s/^Peer certificate: //p; s/^Verification: //p' | xargs
}
`;

const play = `
join_lan $primary $first
join_lan $secondary $second
hold $primary "$anchor"
prepare
balancer $primary; balancer $secondary
timeout 60 node test/real/settled.mjs $healthy /run/$primary/haproxy/admin.sock /run/$secondary/haproxy/admin.sock
echo '--- before'; ask
eval "kill \\$haproxy_$primary"
hold $secondary "$other_anchor"
echo '--- after'; ask
echo '--- later'; later
`;

/** What clients are told before and after a failover, and what the script `later` prints then. */
export interface Told {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly later: readonly string[];
}

/**
 * Plays a topology on debian-12, with one HAProxy killed half-way.
 *
 * @param path - The topology's file.
 * @param servers - The addresses of hosts outside of it.
 * @param script - Defines `prepare`, which starts what is behind the balancers; `ask`, what clients do; and, if it likes,
 * `later`. Before clients ask, all servers are healthy, or as many as `healthy` says.
 */
export async function playFailover(path: string, servers: readonly string[], script: string): Promise<Told> {
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
  const output = await inNamespace(`${tier}healthy=all\nlater() { :; }\n${script}${play}`, [
    folder,
    primary?.name ?? "",
    secondary?.name ?? "",
    address,
    [...webServers.map(({ privateIp }) => privateIp), ...servers].join(" "),
    own(primary),
    own(secondary),
    primary?.anchorIp ?? "",
    secondary?.anchorIp ?? "",
  ]);
  const [, before = "", after = "", later = ""] = output.split(/^--- \w+\n/m);
  const lines = (text: string) => text.split("\n").filter((line) => line !== "");
  return { before: lines(before), after: lines(after), later: lines(later) };
}
