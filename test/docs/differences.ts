import { structuredPatch } from "diff";
import { type GeneratedFile, generate, parseTopology } from "../../src/index.js";
import { guideInput } from "../support/fixtures.js";

/** Why a change was made; `line` is one changed line of the hunk, `-` the guide's and `+` today's. */
interface Reason {
  readonly path: string;
  readonly line: string;
  readonly why: string;
}

const header = "+# Made by haproxy-failover: edits belong in the topology.";
const nginxConf = "/etc/nginx/nginx.conf";
const site = "/etc/nginx/sites-available/default";
const haproxyCfg = "/etc/haproxy/haproxy.cfg";
const keepalivedConf = "/etc/keepalived/keepalived.conf";
const says = "The file says what made it, without a date or a version that would change its bytes.";

const reasons: readonly Reason[] = [
  { path: nginxConf, line: header, why: says },
  { path: nginxConf, line: "+worker_processes auto;", why: "The distribution's line of today." },
  {
    path: nginxConf,
    line: "+error_log /var/log/nginx/error.log;",
    why: "The distribution's lines of today. The number of open files goes with the number of connections below.",
  },
  {
    path: nginxConf,
    line: "+    worker_connections 16384;",
    why: "768 are used up by one slow client, or by 768 services: nginx spends one on each socket that it listens on, and closes what it cannot take.",
  },
  {
    path: nginxConf,
    line: "-    tcp_nodelay on;",
    why: "The distribution dropped them; they are nginx's defaults but for 65 in the place of 75 seconds.",
  },
  {
    path: nginxConf,
    line: "+        80 $proxy_protocol_addr;",
    why: "In TCP mode HAProxy adds no header, so the guide's log never has the client, but for what the client makes up. HAProxy now tells it by the PROXY protocol, and the log takes it from there: for each service by its port. The address that `allow` and `deny` see stays the balancer's. The lines on TLS are the distribution's.",
  },
  {
    path: nginxConf,
    line: "+    client_header_timeout 10s;",
    why: "A client that sends half a request holds a connection for 10 seconds, not for nginx's own 60: as at HAProxy in HTTP mode.",
  },
  { path: nginxConf, line: "-    error_log /var/log/nginx/error.log;", why: "It moved to the main context." },
  { path: nginxConf, line: '-    gzip_disable "msie6";', why: "The distribution dropped it." },
  { path: site, line: header, why: says },
  {
    path: site,
    line: "+    listen 10.132.20.236:80 proxy_protocol;",
    why: "The other end of `send-proxy` in haproxy.cfg.",
  },
  {
    path: site,
    line: "+    real_ip_header proxy_protocol;",
    why: "The log, error.log, limits and applications see the client, and the balancers are still the only ones let in: `geo` at the top looks at who connects, which `allow` cannot once the address is the client's.",
  },
  {
    path: site,
    line: "+    if ($haproxy_balancer = 0) {",
    why: "Whoever is no balancer is refused.",
  },
  { path: site, line: "+    root /var/www/html;", why: "The distribution's folder of today." },
  { path: site, line: "+    server_name _;", why: "The distribution's name of today." },
  { path: haproxyCfg, line: header, why: says },
  {
    path: haproxyCfg,
    line: "-    log /dev/log local1 notice",
    why: "Each event was logged once more with it.",
  },
  {
    path: haproxyCfg,
    line: "+    stats timeout 30s",
    why: "The distribution's lines of today, with `expose-fd listeners` on every release: a reload hands the open sockets over, and no connection is refused.",
  },
  {
    path: haproxyCfg,
    line: "+    hard-stop-after 10m",
    why: "The guide sets no limits, so that one service's clients can use up all connections, and one client's connection can keep an old process for ever.",
  },
  { path: haproxyCfg, line: "+    ca-base /etc/ssl/certs", why: "The distribution's lines of today." },
  {
    path: haproxyCfg,
    line: "+    option redispatch 1",
    why: "When a web server dies, the requests until the check has seen it go to another one. One that accepts and says nothing fails its check after a second. The time-outs that the guide lacks are for half a request, for the wait for a web server that is full, and for a connection that one side has closed.",
  },
  {
    path: haproxyCfg,
    line: "+frontend haproxy-failover.check",
    why: "The guide's check sees only a process. This one is an answer of HAProxy itself, which it gives as long as one service reaches a web server. It listens on a socket in the file system: nothing but the anchor IP is open.",
  },
  {
    path: haproxyCfg,
    line: "+    maxconn 10000",
    why: "A flood of one service leaves the others and keepalived's check their connections, and one client leaves half to the others: the numbers are in platforms.md.",
  },
  {
    path: haproxyCfg,
    line: "+    option httpchk GET /",
    why: "A web server whose nginx answers with an error is taken out, not only one whose port is closed. It takes two failed checks: one each second, the second 0.25 s after the first has failed. Its open connections are then closed, so that their clients go elsewhere. `send-proxy` tells nginx who called, in the checks too.",
  },
  {
    path: keepalivedConf,
    line: "+    enable_script_security",
    why: "keepalived 2.x runs no script as root unless both lines are there. It waits for 5 seconds when it starts, so that HAProxy has looked at its web servers. The FIFO tells master.sh each change of state in order. HAProxy's process is watched by the kernel's own events: its death is seen in milliseconds.",
  },
  {
    path: keepalivedConf,
    line: '-    script "pidof haproxy"',
    why: "On keepalived 2.x `pidof` always fails or is refused. The new check asks HAProxy, and so sees one that hangs or reaches no web server; twice in a row, with a time-out of a second, and every second, because the check is cheap.",
  },
  {
    path: keepalivedConf,
    line: "+vrrp_script chk_failover {",
    why: "A master without a living master.sh moves nothing. master.sh holds a lock for as long as it hears keepalived and has its anchor IP; the third check without it puts the instance into FAULT.",
  },
  {
    path: keepalivedConf,
    line: "+        chk_failover",
    why: "The instance asks both checks.",
  },
  {
    path: keepalivedConf,
    line: "+        haproxy",
    why: "The instance is in FAULT, and so gives up, while there is no HAProxy.",
  },
  {
    path: keepalivedConf,
    line: "-    notify_master /etc/keepalived/master.sh",
    why: "Replaced by the FIFO above: notify scripts can run at the same time and out of order.",
  },
];

const gone: Readonly<Record<string, string>> = {
  "/etc/default/haproxy": "Without effect under systemd, which starts HAProxy if its unit is enabled.",
  "/etc/init/keepalived.conf":
    "Upstart is gone; the package has a unit, and the drop-in below has the job's `respawn`.",
};

const added: Readonly<Record<string, string>> = {
  "/etc/systemd/system/nginx.service.d/haproxy-failover.conf":
    "nginx waits for its address, comes back whatever ends it, unless its files are broken, and keeps only the rights that it needs.",
  "/etc/systemd/system/haproxy.service.d/haproxy-failover.conf":
    "The stock unit gives up after a few tries while an address is missing, and lets HAProxy do all that root can. HAProxy waits for its address, comes back whatever ends it, unless its file is broken, and keeps only the rights that it needs.",
  "/etc/haproxy/keep-server-state.sh":
    "Run before each reload, so that a web server that is down does not count as up until its first check.",
  "/etc/sysctl.d/60-haproxy-failover.conf":
    "Source ports for more than 28,000 connections a minute to each web server.",
  "/etc/systemd/system/haproxy-failover.service":
    "It runs master.sh, and starts it again within a second when any part of it dies. keepalived's unit calls for it.",
  "/etc/systemd/system/keepalived.service.d/haproxy-failover.conf":
    "The stock unit has no `Restart=`: this is the guide's `respawn`. Before each start it waits up to a minute for the private address, and says what is wrong with it in the topology's words.",
};

/** The page docs/differences.md; throws where a change has no reason, or a reason no change. */
export function differencesPage(): string {
  const guide = filesOf("ubuntu-14.04");
  const today = filesOf("debian-12");
  const unused = new Set(reasons);
  const changed = [nginxConf, site, haproxyCfg, keepalivedConf].flatMap((path) => {
    const patch = structuredPatch("", "", guide.get(path) ?? "", today.get(path) ?? "", "", "", { context: 0 });
    const hunks = patch.hunks.map(({ lines }) => {
      const reason = reasons.find((candidate) => candidate.path === path && lines.includes(candidate.line));
      if (reason === undefined) throw new Error(`no reason for a change in ${path}:\n${lines.join("\n")}`);
      unused.delete(reason);
      return `\`\`\`diff\n${lines.join("\n")}\n\`\`\`\n\n${reason.why}\n`;
    });
    return [`## \`${path}\`\n`, ...hunks];
  });
  if (unused.size > 0) throw new Error(`no change for: ${[...unused].map(({ line }) => line).join("\n")}`);
  const rows = (names: Iterable<string>, why: Readonly<Record<string, string>>) =>
    [...names].map((path) => `| \`${path}\` | ${why[path] ?? missingReason(path)} |`).join("\n");
  const goneNames = [...guide.keys()].filter((path) => !today.has(path));
  const addedNames = [...today.keys()].filter((path) => !guide.has(path));

  return `# The guide's text beside today's

<!-- Generated from both by \`npm run goldens\`; a change without a reason fails the tests. -->

The same topology on \`ubuntu-14.04\`, which is the guide (\`-\`), and on \`debian-12\` (\`+\`), change by change. What the other
platforms of today have in another way is in [platforms.md](platforms.md).

${changed.join("\n")}
## \`/etc/keepalived/master.sh\`

Written anew; [master-script.md](master-script.md) says what it does, and what it is tried against. The guide's script runs
once when a balancer becomes master, believes whatever it hears, and gives up after ten tries. Today's runs all the
time, and makes sure of the reserved IP for as long as this balancer is master.

## Files that are gone

| file | why |
| --- | --- |
${rows(goneNames, gone)}

## Files that are new

| file | why |
| --- | --- |
${rows(addedNames, added)}
`;
}

function missingReason(path: string): never {
  throw new Error(`no reason for ${path}`);
}

/** The guide's own topology on a platform: each file once, by its path. */
function filesOf(platform: "ubuntu-14.04" | "debian-12"): Map<string, string> {
  const hosts = ["web1", "primary"];
  const files: GeneratedFile[] = generate(parseTopology({ ...guideInput(), platform })).filter(({ host }) =>
    hosts.includes(host),
  );
  return new Map(files.map(({ path, content }) => [path, content]));
}
