import { type Pool, servicePools, wantsProxyLine } from "../pools.js";
import type { Service, Topology } from "../topology.js";
import type { BackendServer } from "../types/backend.js";
import type { Route } from "../types/service.js";
import { answered, closed, type Phrase, type Row, row, type Wanted, type What } from "./row.js";

/** The servers of a pool, each asked as HAProxy asks it. */
export function serverRows(topology: Topology, pool: Pool): Row[] {
  const { check } = pool;
  const servers: readonly BackendServer[] = pool.servers ?? topology.webServers.map(({ name }) => ({ name }));
  return servers.flatMap((server) => {
    const webServer = topology.webServers.find(({ name }) => name === server.name);
    const address = server.address ?? webServer?.privateIp ?? "";
    const port = server.port ?? pool.port;
    const what: What = { name: server.name, phrase: " of ", of: pool.name };
    // HAProxy checks another port without a PROXY line. Who takes version 2 takes curl's version 1, too.
    const proxy = wantsProxyLine(pool) && check.port === undefined;
    const asked = { ...checkRow(check, address, check.port ?? port, what), proxy };
    return check.port === undefined ? [asked] : [asked, row("open", address, port, what)];
  });
}

/** A server, or a service whose answer is a server's, asked as the server's check asks. */
function checkRow(check: Pool["check"], address: string, port: number, what: What, tls = false): Row {
  if (check.type === "tcp") return row("open", address, port, what);
  if (check.type === "tls") return row("tls", address, port, what, { scheme: "https" });
  const { method = "GET", path = "/", host, status = "200-399", type } = check;
  const range = typeof status === "number" || !status.includes("-") ? `${status}-${status}` : status;
  const wanted = method === "GET" ? (range as Wanted) : answered;
  return row(wanted, address, port, what, { scheme: tls || type === "https" ? "https" : "http", path, host });
}

/** Every service at the addresses that it has, and that it has no others. */
export function addressRows(topology: Topology, addresses: readonly string[], where: Phrase): Row[] {
  return topology.services.flatMap((service) =>
    addresses.flatMap((address) => {
      const { name, port, tls } = service;
      const what: What = { name, phrase: where };
      if (service.addresses !== undefined && !service.addresses.includes(address)) return [closed(address, port, what)];
      const redirect = tls?.redirectFrom;
      return [
        ...serviceRows(topology, service, address, what),
        ...(redirect === undefined ? [] : [row("301-301", address, redirect, { ...what, detail: ", redirected" })]),
      ];
    }),
  );
}

function serviceRows(topology: Topology, service: Service, address: string, what: What): Row[] {
  const { routes = [], backend, port, allow, deny } = service;
  if (allow !== undefined || deny !== undefined) {
    return [row("open", address, port, { ...what, detail: ", which does not let in everybody" })];
  }
  const pools = servicePools(topology, service);
  const poolOf = (name: string) => pools.find((pool) => pool.name === name);
  const otherwise = backend === undefined ? undefined : poolOf(backend);
  return [
    ...routes.flatMap((route) => {
      const pool = poolOf(route.backend);
      return pool === undefined ? [] : [routeRow(service, route, pool, address, what)];
    }),
    otherwise === undefined ? refusedRow(service, address, what) : poolRow(service, otherwise, address, what),
  ];
}

/** What a service answers for a pool. */
function poolRow(service: Service, { check, isOurs }: Pool, address: string, what: What): Row {
  const { mode, port, tls, routes = [], redirects, users } = service;
  const scheme = tls === undefined ? "http" : "https";
  if (asksForName(service))
    return row("open", address, port, { ...what, detail: ", whose certificates have names unknown here" });
  // The check does not say what the service answers to a client.
  const tellsNothing = check.port !== undefined || check.type === "tcp" || (tls !== undefined && check.type !== "http");
  const isElsewhere = redirects !== undefined || users !== undefined || routes.some(({ hosts }) => hosts === undefined);
  if (mode === "http" && (tellsNothing || isElsewhere || check.type !== "http")) {
    return row(answered, address, port, what, { scheme });
  }
  if (tellsNothing && !isOurs) {
    return tls === undefined
      ? row("held", address, port, what, { scheme: "telnet" })
      : row("tls", address, port, what, { scheme });
  }
  return checkRow(check, address, port, what, tls !== undefined);
}

function routeRow(service: Service, { hosts = [], path }: Route, pool: Pool, address: string, what: What): Row {
  const { mode, port, tls } = service;
  const host = (hosts.find((name) => !name.startsWith("*")) ?? hosts[0])?.replace("*", "verify");
  const named: What = { ...what, detail: ", for ", route: `${host ?? ""}${path ?? ""}` };
  // Whom a connection is for is in its TLS handshake, which a server of the pool answers.
  if (mode === "tcp" && tls === undefined) {
    return row(pool.isOurs ? "open" : "tls", address, port, named, { scheme: "https", host });
  }
  if (asksForName(service) && hosts.every((name) => name.startsWith("*"))) return row("open", address, port, named);
  const scheme = tls === undefined ? "http" : "https";
  return row(mode === "http" ? answered : "tls", address, port, named, { scheme, host, path });
}

/** Whether HAProxy refuses a TLS handshake that names no host of its certificates. */
function asksForName({ tls }: Service): boolean {
  return tls?.certificates.endsWith("/") ?? false;
}

/** What a service answers where no route fits. */
function refusedRow(service: Service, address: string, what: What): Row {
  const { mode, port, tls, otherwise, routes = [] } = service;
  const named: What = { ...what, detail: ", for what no route takes" };
  if (asksForName(service)) return row("open", address, port, named);
  const passesTls = mode === "tcp" && tls === undefined && routes.length > 0;
  const wanted = otherwise === "not-found" ? "404-404" : otherwise === "misdirected" ? "421-421" : "dropped";
  return row(wanted, address, port, named, { scheme: tls !== undefined || passesTls ? "https" : "http" });
}
