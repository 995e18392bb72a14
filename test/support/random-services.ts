import { alphanumeric, present, type Random } from "./random.js";

const times = ["1ms", "500ms", "1s", "30s", "5m", "1h", "24d"];
const connections = [1, 2, 100, 10_000, 1_000_000];

/** Backends in the list, and the mode of the services that lead to each. */
const pools = [
  { name: "app", mode: "http" },
  { name: "api-2", mode: "http" },
  { name: "Site_3", mode: "http" },
  { name: "db", mode: "tcp" },
  { name: "queue", mode: "tcp" },
] as const;

/** Services, each of which leads to all web servers; {@link randomBackends} adds those that lead elsewhere. */
export function randomServices(random: Random, isOld: boolean) {
  const services = random.list(0, 4, (index) => {
    const isHttp = random.boolean();
    return present({
      name: `service${index}`,
      backend: `pool${index}`,
      port: random.integer(1 + 1000 * index, 1000 + 1000 * index),
      mode: isHttp ? "http" : random.maybe(() => "tcp"),
      balance: random.maybe(() => random.of(["roundrobin", "leastconn", "source", isHttp ? "uri" : "static-rr"])),
      clientAddress: random.maybe(() => random.of(["none", isHttp ? "x-forwarded-for" : "none"])),
      ...(isOld ? {} : { maxconn: random.maybe(() => random.integer(1, 200_000)), ...randomAccess(random, isHttp) }),
    });
  });
  return services.length > 0 ? { services } : {};
}

export function randomBackends(random: Random, webServers: readonly { readonly name: string }[]) {
  const kept = random.some(pools, random.integer(0, pools.length));
  const services = kept.map((pool, index) => randomRouted(random, pool, 6000 + 1000 * index, kept));
  const backends = kept.map(({ name, mode }, index) => {
    const passes = mode === "tcp" && services[index]?.tls === undefined;
    return { name, ...randomPool(random, webServers, index, mode, passes) };
  });
  return present({
    ...(services.length > 0 ? { services, backends } : {}),
    dns: random.maybe(() => ({ nameservers: ["10.132.40.53"] })),
    timeouts: timeouts(random, ["connect", "client", "server", "httpRequest", "keepAlive", "queue", "tunnel", "check"]),
    statistics: random.maybe(() => ({
      port: random.integer(40_000, 40_100),
      allow: random.of([["10.132.0.0/16"], ["192.168.1.1", "10.0.0.0/8"]]),
      users: [{ name: "ops", passwordHash: `$5$made.up.salt$${"x".repeat(43)}` }],
    })),
  });
}

type Named = (typeof pools)[number];

function randomRouted(random: Random, { name, mode }: Named, base: number, kept: readonly Named[]) {
  const isHttp = mode === "http";
  const targets = kept.filter((pool) => pool.mode === mode).map((pool) => pool.name);
  const routes = random.maybe(() =>
    random.list(1, 5, (index) => {
      const hosts = random.list(1, 4, (at) => `${random.of(["", "*."])}h${index}-${at}.example.com`);
      const path = random.maybe(() => `/${index}${random.text(`${alphanumeric}._~-`, 1, 20)}x`);
      const isByPath = isHttp && path !== undefined;
      return present({
        hosts: isByPath ? random.maybe(() => hosts) : hosts,
        path: isByPath ? path : undefined,
        backend: random.of(targets),
      });
    }),
  );
  const tls = isHttp || routes === undefined ? random.maybe(() => randomTls(random, isHttp, base + 900)) : undefined;
  return present({
    name: `to-${name}`,
    backend: name,
    port: random.integer(base, base + 899),
    mode,
    routes,
    tls,
    maxconn: random.maybe(() => random.integer(1, 200_000)),
    timeouts: timeouts(random, isHttp ? ["client", "httpRequest", "keepAlive"] : ["client"]),
    ...randomAccess(random, isHttp),
  });
}

const networks = [["10.0.0.0/8"], ["203.0.113.7", "2001:db8::/32"], ["0.0.0.0/0", "2001:db8::7"]];
const passwordHash = `$5$made.up.salt$${"x".repeat(43)}`;

/** Who may use a service, and what HAProxy itself answers or changes. */
function randomAccess(random: Random, isHttp: boolean) {
  const lists = present({
    allow: random.maybe(() => random.of(networks)),
    deny: random.maybe(() => random.of(networks)),
  });
  if (!isHttp) return lists;
  return present({
    ...lists,
    rateLimit: random.maybe(() => ({ requests: random.integer(1, 1_000_000), per: random.of(["1s", "10s", "1h"]) })),
    users: random.maybe(() =>
      random.list(1, 3, (index) => ({ name: `${random.of(["ops", "a.b-c_"])}${index}`, passwordHash })),
    ),
    redirects: random.maybe(() => random.list(1, 3, (index) => randomRedirect(random, index))),
    responseHeaders: random.maybe(() => ({
      set: random.list(1, 2, (index) => ({
        name: `X-Header-${index}`,
        value: random.text(printable, 1, 60).trim() || "x",
      })),
      remove: ["Server", "X-Powered-By"],
    })),
  });
}

/** Every printable character: HAProxy reads some of them as something else. */
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");

function randomRedirect(random: Random, index: number) {
  const target = random.of([
    { location: "https://new.example.net/a?b=%20&c=1" },
    { location: `/elsewhere${index}` },
    { prefix: "https://new.example.net:8443" },
  ]);
  return present({
    hosts: random.maybe(() => [`old${index}.example.com`, `*.old${index}.example.com`]),
    path: `/old${index}`,
    ...target,
    status: random.maybe(() => random.of([301, 302, 303, 307, 308])),
  });
}

function randomTls(random: Random, isHttp: boolean, redirect: number) {
  const redirectFrom = isHttp ? random.maybe(() => redirect) : undefined;
  return present({
    certificates: random.of(["/etc/haproxy/certs/", "/etc/haproxy/site.pem"]),
    profile: random.maybe(() => random.of(["modern", "intermediate"])),
    hsts: isHttp ? random.maybe(() => random.integer(0, 126_144_000)) : undefined,
    redirectFrom,
    acmeThumbprint:
      redirectFrom === undefined ? undefined : random.maybe(() => random.text(`${alphanumeric}_-`, 43, 43)),
  });
}

function randomPool(
  random: Random,
  webServers: readonly { readonly name: string }[],
  index: number,
  mode: "http" | "tcp",
  passes: boolean,
) {
  const isOurs = random.boolean();
  const details = () =>
    present({
      weight: random.maybe(() => random.integer(0, 256)),
      backup: random.maybe(() => random.boolean()),
      maxconn: random.maybe(() => random.of(connections)),
    });
  const inside = random.some(webServers, random.integer(1, webServers.length)).map(({ name }) => name);
  const outside = { name: `outside${index}`, address: random.of(["10.132.40.9", "2001:db8:40::9", "db2.internal"]) };
  // In TCP mode our nginx may also get the TLS of a service that has none of its own.
  const tls =
    mode === "tcp" && isOurs
      ? undefined
      : random.maybe(() => ({ serverName: "app.internal", ca: "/etc/haproxy/site.pem" }));
  const ways = mode === "http" ? ["none", "x-forwarded-for"] : ["none"];
  return present({
    port: isOurs ? undefined : 33_000 + index,
    nginx: isOurs ? randomNginx(random, 34_000 + index, tls !== undefined || (passes && random.boolean())) : undefined,
    tls,
    sticky: random.maybe(() => random.of(mode === "http" ? ["cookie", "source"] : ["source"])),
    clientAddress: random.maybe(() => random.of([...ways, "proxy-protocol", "proxy-protocol-v2"])),
    servers: random.maybe(() => [
      ...inside.map((name) => random.maybe(() => ({ name, ...details() })) ?? name),
      ...(isOurs ? [] : (random.maybe(() => [{ ...outside, ...details() }]) ?? [])),
    ]),
    balance: random.maybe(() => random.of(["roundrobin", "leastconn", "source", "random(2)", "first"])),
    check: random.maybe(() => randomCheck(random)),
    maxconn: random.maybe(() => random.of(connections)),
    slowStart: random.maybe(() => random.of(times)),
    timeouts: timeouts(random, ["connect", "server", "queue", "tunnel", "check"]),
  });
}

/** Our nginx, serving a folder or an application. */
function randomNginx(random: Random, port: number, hasTls: boolean) {
  const profile = random.maybe(() => random.of(["modern", "intermediate"]));
  return present({
    port,
    ...random.of([{}, { root: "/srv/site" }, { app: 3000 + (port % 1000) }]),
    bodySize: random.maybe(() => random.of(["1k", "10m", "1g"])),
    tls: hasTls
      ? present({ certificate: "/etc/nginx/site.pem", key: random.maybe(() => "/etc/nginx/site.pem"), profile })
      : undefined,
    lines: random.maybe(() => ["etag off;", 'add_header X-Site "one; two";']),
    locations: random.maybe(() => [
      { path: "/images/", lines: ["expires 30d;"] },
      { path: "~ \\.php$", lines: ["return 404;"] },
    ]),
  });
}

function randomCheck(random: Random) {
  if (random.boolean()) return random.of(["http", "https", "tcp", "tls"]);
  return present({
    type: random.of(["http", "https"]),
    method: random.maybe(() => random.of(["GET", "HEAD", "OPTIONS"])),
    path: `/${random.text(`${alphanumeric}._~/?=&-`, 0, 100)}`,
    host: random.maybe(() => "shop.example.com"),
    status: random.maybe(() => random.of([200, 204, "200-399"])),
    port: random.maybe(() => random.integer(1, 65_535)),
    interval: random.maybe(() => random.of(times)),
    fall: random.maybe(() => random.integer(1, 100)),
    rise: random.maybe(() => random.integer(1, 100)),
  });
}

function timeouts(random: Random, keys: readonly string[]) {
  return random.maybe(() =>
    Object.fromEntries(random.some(keys, Math.min(2, keys.length)).map((key) => [key, random.of(times)])),
  );
}
