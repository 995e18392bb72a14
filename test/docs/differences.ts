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
const says = "Names the generator, without a date or version that would change the bytes.";

const reasons: readonly Reason[] = [
  { path: nginxConf, line: header, why: says },
  { path: nginxConf, line: "+worker_processes auto;", why: "The distribution's current line." },
  {
    path: nginxConf,
    line: "+error_log /var/log/nginx/error.log;",
    why: "The distribution's current lines. The limit on open files follows from the number of connections below.",
  },
  {
    path: nginxConf,
    line: "+    worker_connections 16384;",
    why: "One slow client can use up 768, and so can 768 services: nginx needs one for each socket that it listens on, and closes connections beyond the limit.",
  },
  {
    path: nginxConf,
    line: "-    tcp_nodelay on;",
    why: "The distribution dropped them; they are nginx's defaults, except 65 instead of 75 seconds.",
  },
  {
    path: nginxConf,
    line: "+        80 $proxy_protocol_addr;",
    why: "In TCP mode HAProxy adds no header, so the guide's log never has the client, only what the client itself sent. HAProxy now passes the client's address in the PROXY protocol, and the log takes it from there, for each service by its port. The TLS lines are the distribution's.",
  },
  {
    path: nginxConf,
    line: "+    client_header_timeout 10s;",
    why: "A client that sends half a request holds a connection for 10 seconds instead of nginx's default of 60, as with HAProxy in HTTP mode.",
  },
  { path: nginxConf, line: "-    error_log /var/log/nginx/error.log;", why: "Moved to the main context." },
  { path: nginxConf, line: '-    gzip_disable "msie6";', why: "The distribution dropped it." },
  { path: site, line: header, why: says },
  {
    path: site,
    line: "+    listen 10.132.20.236:80 proxy_protocol;",
    why: "The counterpart of `send-proxy` in haproxy.cfg.",
  },
  {
    path: site,
    line: "+    real_ip_header proxy_protocol;",
    why: "Logs, limits and applications see the client's address. Only the balancers are still allowed in: `geo` above checks the peer's address, which `allow` no longer can.",
  },
  {
    path: site,
    line: "+    if ($haproxy_balancer = 0) {",
    why: "Refuses everyone but the balancers.",
  },
  { path: site, line: "+    root /var/www/html;", why: "The distribution's current folder." },
  { path: site, line: "+    server_name _;", why: "The distribution's current name." },
  { path: haproxyCfg, line: header, why: says },
  {
    path: haproxyCfg,
    line: "-    log /dev/log local1 notice",
    why: "It logged each event a second time.",
  },
  {
    path: haproxyCfg,
    line: "+    stats timeout 30s",
    why: "The distribution's current lines, with `expose-fd listeners` on every release: a reload passes on the listening sockets, so no connection is refused.",
  },
  {
    path: haproxyCfg,
    line: "+    hard-stop-after 10m",
    why: "Without limits, one service's clients can use up all connections, and one client's connection can keep an old process alive for ever.",
  },
  { path: haproxyCfg, line: "+    ca-base /etc/ssl/certs", why: "The distribution's current lines." },
  {
    path: haproxyCfg,
    line: "+    option redispatch 1",
    why: "When a web server dies, requests go to another one before the check has noticed. A server that accepts connections but does not answer fails its check after a second. The guide has no time-outs for half a request, for waiting for a full web server, or for a connection that one side has closed.",
  },
  {
    path: haproxyCfg,
    line: "+frontend haproxy-failover.check",
    why: "The guide's check sees only a process. Here HAProxy itself answers, as long as one service reaches a web server. It listens on a Unix socket, so nothing but the anchor IP is open.",
  },
  {
    path: haproxyCfg,
    line: "+    maxconn 10000",
    why: "A flood of one service leaves connections for the others and for keepalived's check, and one client leaves half for the others: see platforms.md for the numbers.",
  },
  {
    path: haproxyCfg,
    line: "+    option httpchk GET /",
    why: "A web server is marked down when it answers with an error, not only when its port is closed, after two failed checks: one a second, the second 0.25 s after the first failure. Its open connections are then closed, so that the clients go elsewhere. `send-proxy` passes the client's address to nginx, in the checks too.",
  },
  {
    path: keepalivedConf,
    line: "+    enable_script_security",
    why: "keepalived 2.x runs no script as root without the first two lines. It waits 5 seconds at the start, so that HAProxy can check its web servers. The FIFO reports each change of state to master.sh, in order. Without `reload_check_config`, a reload takes what is left of a broken file, without the priority or the password, or ends keepalived. The kernel's process events report HAProxy's death within milliseconds.",
  },
  {
    path: keepalivedConf,
    line: '-    script "pidof haproxy"',
    why: "On keepalived 2.x `pidof` always fails or is refused. The new check queries HAProxy itself, so it also fails when HAProxy hangs or reaches no web server. It is cheap, so it runs every second, with a time-out of a second; two failures count.",
  },
  {
    path: keepalivedConf,
    line: "+vrrp_script chk_failover {",
    why: "A master whose master.sh is dead moves nothing. master.sh holds a lock while it hears keepalived and has its anchor IP; the third check without that lock puts the instance into FAULT.",
  },
  {
    path: keepalivedConf,
    line: "+    check_unicast_src",
    why: "Advertisements count only from the other balancers' addresses.",
  },
  {
    path: keepalivedConf,
    line: "+    virtual_ipaddress {",
    why: "keepalived before 2.2.8 calls a file without an address faulty, and then refuses each reload. `127.0.0.112` on `lo` belongs to every host anyway.",
  },
  {
    path: keepalivedConf,
    line: "+        chk_failover",
    why: "The instance tracks both checks.",
  },
  {
    path: keepalivedConf,
    line: "+        haproxy",
    why: "The instance is in FAULT while HAProxy does not run.",
  },
  {
    path: keepalivedConf,
    line: "-    notify_master /etc/keepalived/master.sh",
    why: "Replaced by the FIFO above: notify scripts can run at the same time and out of order.",
  },
];

const gone: Readonly<Record<string, string>> = {
  "/etc/default/haproxy": "No effect under systemd, which starts HAProxy if its unit is enabled.",
  "/etc/init/keepalived.conf":
    "Upstart is gone; the package has a unit, and the drop-in below has the job's `respawn`.",
};

const added: Readonly<Record<string, string>> = {
  "/etc/systemd/system/nginx.service.d/haproxy-failover.conf":
    "nginx waits for its address, is restarted whenever it ends (unless its files are broken), and has only the privileges it needs.",
  "/etc/systemd/system/haproxy.service.d/haproxy-failover.conf":
    "The stock unit gives up after a few tries while an address is missing, and gives HAProxy all of root's privileges. With this, HAProxy waits for its address, is restarted whenever it ends (unless its file is broken), refuses no connection while it restarts, and has only the privileges it needs.",
  "/etc/haproxy/keep-server-state.sh":
    "Runs before each reload, so that a web server that is down does not count as up until its first check.",
  "/etc/sysctl.d/60-haproxy-failover.conf":
    "Source ports for more than 28,000 connections a minute to each web server.",
  "/etc/systemd/system/haproxy-failover.service":
    "Runs master.sh, and restarts it within a second when any part of it dies. keepalived's unit pulls it in (`Wants=`).",
  "/etc/systemd/system/keepalived.service.d/haproxy-failover.conf":
    "The stock unit has no `Restart=`; this replaces the guide's `respawn`. Each start waits up to a minute for the private address, and names the topology key to correct if it does not appear. A reload with a broken file fails, and changes nothing. Only the balancers are heard.",
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

The same topology on \`ubuntu-14.04\`, the guide's platform (\`-\`), and on \`debian-12\` (\`+\`), change by change.
[platforms.md](platforms.md) lists how the other systemd platforms differ.

${changed.join("\n")}
## \`/etc/keepalived/master.sh\`

Rewritten: [master-script.md](master-script.md) describes it and how it is tested. The guide's script runs once when a
balancer becomes master, trusts every answer, and gives up after ten tries. Today's runs all the time, and keeps the
reserved IP on this balancer while it is master.

## Removed files

| file | why |
| --- | --- |
${rows(goneNames, gone)}

## New files

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
