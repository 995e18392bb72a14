import { expect, test } from "vitest";
import { haproxyCfg, parseTopology, type Topology } from "../../src/index.js";
import { linesOf, readHaproxy, sectionsOf } from "../readers/haproxy.js";
import { readUnit } from "../readers/ini.js";
import { blocksOf, type Directive, readNginx, valuesOf } from "../readers/nginx.js";
import { guideInput } from "../support/fixtures.js";
import { filesNamed, issuesOf, nameOf, type TierFile, warningsOf } from "./tiers.js";

// The title of each case is a heading of docs/field-faults.md.

const ofToday = ({ tier }: TierFile) => tier.platform.init === "systemd";

/** A topology of today with these services. */
const serving = (...services: object[]) => ({ ...guideInput(), platform: "debian-13", services });

test("Missing LF on last line, file might have been truncated", () => {
  expect(() => readHaproxy("global\n    daemon")).toThrow("the last line has no end");
  for (const file of filesNamed("")) {
    expect(file.content.endsWith("\n") && !file.content.endsWith("\n\n"), nameOf(file)).toBe(true);
    expect(file.content, nameOf(file)).not.toContain("\r");
  }
});

test("X-Forwarded-For is empty, or whatever the client wrote there", () => {
  const clientAddress = "x-forwarded-for";
  expect(issuesOf(serving({ clientAddress }))).toEqual(["services[0].clientAddress client-address-needs-http"]);
  const cfg = parseTopology(serving({ clientAddress, mode: "http" }));
  const [primary] = cfg.loadBalancers;
  const frontends = sectionsOf(readHaproxy(primary ? haproxyCfg(cfg, primary) : ""), "frontend");
  const www = frontends.filter(({ name }) => name === "www");
  // Set, not added: one value, and it is HAProxy's own.
  expect(www.flatMap((section) => linesOf(section, "http-request"))).toEqual(["set-header X-Forwarded-For %[src]"]);
  expect(www.flatMap((section) => linesOf(section, "option", "forwardfor"))).toEqual([]);
  // nginx believes it of the balancers, and of nobody else.
  for (const file of filesNamed("/sites-available/default").filter(ofToday)) {
    const balancers = balancersOf(file.tier.topology);
    for (const server of blocksOf(readNginx(file.content), "server")) {
      const trusted = valuesOf(server, "set_real_ip_from");
      const isTold = valuesOf(server, "real_ip_header").length > 0;
      expect(trusted, nameOf(file)).toEqual(isTold ? balancers : []);
    }
  }
  expect(warningsOf({ ...guideInput(), services: [{ mode: "http", clientAddress }] })).toContain(
    "client-address-appended",
  );
});

test("Broken header while reading PROXY protocol", () => {
  let spoken = 0;
  for (const file of filesNamed("/haproxy.cfg")) {
    const sites = filesNamed("/sites-available/default").filter(({ tier }) => tier.name === file.tier.name);
    const listens = sites.flatMap((site) =>
      blocksOf(readNginx(site.content), "server").flatMap((server) => valuesOf(server, "listen")),
    );
    const servers = sectionsOf(readHaproxy(file.content), "backend").flatMap((section) => linesOf(section, "server"));
    expect(servers.length, nameOf(file)).toBeGreaterThan(0);
    for (const server of servers) {
      const [, address = ""] = server.split(" ");
      const here = listens.filter((listen) => listen.split(" ")[0] === address);
      if (here.length === 0) continue;
      const speaks = / send-proxy(-v2)?\b/.test(server);
      expect(here.length, `${nameOf(file)} ${server}`).toBe(1);
      expect(/ proxy_protocol\b/.test(here[0] ?? ""), `${nameOf(file)} ${server}`).toBe(speaks);
      // The check speaks it because the traffic does: HAProxy's manual, "check-send-proxy". On a port of its own it would not.
      expect(/ check\b/.test(server) && !/ (port|addr) /.test(server), server).toBe(true);
      spoken += speaks ? 1 : 0;
    }
  }
  expect(spoken).toBeGreaterThan(0);
});

/** Servers that rewrite the client's address, and then let in whoever now has a balancer's. */
function rewrittenAllowLists(text: string): number {
  return blocksOf(readNginx(text), "server").filter(
    (server) => valuesOf(server, "real_ip_header").length > 0 && valuesOf(server, "allow").length > 0,
  ).length;
}

test("403 Forbidden for everybody after real_ip_header", () => {
  const field = "server {\n    real_ip_header proxy_protocol;\n    allow 10.0.0.1;\n    deny all;\n}\n";
  expect(rewrittenAllowLists(field)).toBe(1);
  for (const file of filesNamed("/sites-available/default")) {
    const site = readNginx(file.content);
    const balancers = balancersOf(file.tier.topology);
    expect(rewrittenAllowLists(file.content), nameOf(file)).toBe(0);
    for (const server of blocksOf(site, "server")) {
      expect(letIn(site, server), nameOf(file)).toEqual(balancers);
    }
  }
});

const balancersOf = ({ loadBalancers }: Topology) =>
  loadBalancers.flatMap(({ privateIp, privateIpv6 = [] }) => [privateIp, ...[privateIpv6].flat()]);

/** Who may connect: by the address that is never rewritten, or by one that nothing rewrites here. */
function letIn(site: readonly Directive[], server: readonly Directive[]): string[] {
  const [geo = []] = site.flatMap(({ words, block }) =>
    words.join(" ") === "geo $realip_remote_addr $haproxy_balancer" && block ? [block] : [],
  );
  const refuses = server.some(
    ({ words, block }) =>
      words.join(" ") === "if ($haproxy_balancer = 0)" && block?.[0]?.words.join(" ") === "return 403",
  );
  if (!refuses) {
    const isClosed = server.some(({ words }) => words.join(" ") === "deny all");
    return isClosed ? valuesOf(server, "allow") : ["everybody"];
  }
  return geo.flatMap(({ words: [address = "", value] }) => (value === "1" ? [address] : []));
}

test("Cannot assign requested address: nothing runs after a reboot", () => {
  for (const file of filesNamed("/haproxy.cfg")) {
    const own = file.tier.topology.loadBalancers.find(({ name }) => name === file.host)?.anchorIp;
    const binds = sectionsOf(readHaproxy(file.content), "frontend").flatMap((section) => linesOf(section, "bind"));
    const late = binds.filter((bind) => !bind.startsWith("unix@") && !/ transparent\b/.test(bind));
    if (!ofToday(file)) {
      if (late.length > 0) expect(warningsOf(file.tier.topology)).toContain("address-late-at-boot");
      continue;
    }
    // What is not bound before it is there is waited for.
    const dropIn = filesNamed("/haproxy.service.d/haproxy-failover.conf").find(
      ({ tier, host }) => tier.name === file.tier.name && host === file.host,
    );
    const bound = late.map((bind) => bind.replace(/:\d+( .*)?$/, "").replace(/^\[(.*)\]$/, "$1"));
    const waits = waitsOf(dropIn?.content ?? "");
    expect(waits, nameOf(file)).toEqual(expect.arrayContaining(bound));
    if (own !== undefined) expect(waits, nameOf(file)).toContain(own);
  }
  for (const file of filesNamed("/nginx.service.d/haproxy-failover.conf")) {
    const own = file.tier.topology.webServers.find(({ name }) => name === file.host)?.privateIp;
    expect(waitsOf(file.content), nameOf(file)).toEqual([own]);
  }
});

/** The addresses that a service waits for before it starts; it has to be started again where that takes too long. */
function waitsOf(dropIn: string): string[] {
  const settings = readUnit(dropIn);
  expect(settings.filter(({ key }) => key === "Restart").map(({ value }) => value)).toEqual(["always"]);
  return settings.flatMap(({ key, value }) => {
    const [, address] = /until ip .* show to (\S+)( -tentative)? \| grep/.exec(value) ?? [];
    return key === "ExecStartPre" && address !== undefined ? [address] : [];
  });
}

/** What a program has known since which version; its manuals and changelogs, and docs/platforms.md. */
const since: readonly { file: string; word: RegExp; program: "nginx" | "haproxy" | "keepalived"; version: string }[] = [
  { file: "/haproxy.cfg", word: /\bsend-proxy\b/, program: "haproxy", version: "1.5" },
  { file: "/haproxy.cfg", word: /^ *stick-table .*conn_cur/m, program: "haproxy", version: "1.5" },
  { file: "/haproxy.cfg", word: /^ *http-request set-header/m, program: "haproxy", version: "1.5" },
  { file: "/haproxy.cfg", word: /^ *server-state-file/m, program: "haproxy", version: "1.6" },
  { file: "/haproxy.cfg", word: /^ *hard-stop-after/m, program: "haproxy", version: "1.8" },
  { file: "/haproxy.cfg", word: /^ *no strict-limits/m, program: "haproxy", version: "2.1" },
  { file: "/sites-available/default", word: /listen .* proxy_protocol/, program: "nginx", version: "1.5.12" },
  { file: "/sites-available/default", word: /\$realip_remote_addr/, program: "nginx", version: "1.9.7" },
  { file: "/keepalived.conf", word: /^ *unicast_peer/m, program: "keepalived", version: "1.2.8" },
  {
    file: "/keepalived.conf",
    word: /^ *(enable_script_security|script_user)/m,
    program: "keepalived",
    version: "1.3.0",
  },
  { file: "/keepalived.conf", word: /^ *(vrrp_)?track_process/m, program: "keepalived", version: "2.0.11" },
  { file: "/keepalived.conf", word: /^ *vrrp_startup_delay/m, program: "keepalived", version: "2.0.14" },
  { file: "/keepalived.conf", word: /^ *no_virtual_ipaddress/m, program: "keepalived", version: "2.2.8" },
];

/** Words that later versions have dropped: HAProxy 2.1 and 2.5. */
const gone = /^ *(contimeout|clitimeout|srvtimeout|reqadd|reqrep|rspadd|block|redispatch|option http-use-htx)\b/m;

function isOlder(version: string, than: string): boolean {
  const [one = [], other = []] = [version, than].map((text) => text.split(".").map(Number));
  const place = other.findIndex((number, index) => number !== (one[index] ?? 0));
  return place >= 0 && (one[place] ?? 0) < (other[place] ?? 0);
}

test("Unknown keyword: the installed version does not know a directive", () => {
  expect(isOlder("2.2.7", "2.2.8") && isOlder("1.4.24", "1.5") && !isOlder("2.10.0", "2.9")).toBe(true);
  expect(gone.test("    contimeout 5000\n")).toBe(true);
  for (const { file: ending, word, program, version } of since) {
    const users = filesNamed(ending).filter(({ content }) => word.test(content));
    expect(users.length, `nothing has ${word} any more: remove it here`).toBeGreaterThan(0);
    for (const file of users) {
      expect(isOlder(file.tier.platform.versions[program], version), `${nameOf(file)}: ${word}`).toBe(false);
    }
  }
  for (const file of filesNamed("/haproxy.cfg")) expect(file.content, nameOf(file)).not.toMatch(gone);
  expect(issuesOf({ ...guideInput(), services: [{ balance: "random" }] })).toEqual([
    "services[0].balance balance-unknown",
  ]);
});
