import { isHostAddress, isIpv6 } from "../fields/address.js";
import { systemCa } from "../topology/defaults/backend.js";
import type { Limits } from "../topology/limits.js";
import { isOnlyOverTls, type Pool, poolsOf, wantsProxyLine } from "../topology/pools.js";
import { ownTimeouts } from "../topology/timeouts.js";
import type { Topology } from "../topology/topology.js";
import type { BackendServer } from "../topology/types/backend.js";
import type { BackendTls } from "../topology/types/nginx.js";
import { inOrder, ownLines } from "./own-lines.js";

/** The view of templates/haproxy/parts/backend.systemd.mustache for a pool. */
export function backendView(topology: Topology, pool: Pool, limits: Limits) {
  const { name, mode, balance, maxconn, slowStart, sticky } = pool;
  const { type, method = "GET", path = "/", host, status, interval = "1s", fall = 2, rise = 2 } = pool.check;
  return {
    name,
    mode,
    balance,
    // A server that goes down moves its own clients only.
    consistent: /^(source|uri|url_param|hdr|rdp-cookie)\b/.test(balance),
    slowStart: slowStart !== undefined && slowStart,
    maxconn: maxconn ?? limits.server,
    cookie: sticky === "cookie" && { name, secure: isOnlyOverTls(topology, pool) },
    stickBySource: sticky === "source",
    timeouts: ownTimeouts(pool.timeouts),
    ownLines: ownLines(inOrder(pool.lines)),
    servers: serverViews(topology, pool),
    httpCheck: (type === "http" || type === "https") && {
      request: host === undefined && { method, path },
      requestWithHost: host !== undefined && { method, path, host },
      status: status !== undefined && status,
    },
    tlsCheck: (type === "https" || type === "tls") && { unverified: pool.tls === undefined },
    interval,
    // After a failed check, the next ones follow sooner.
    fastInterval: isShort(interval) ? interval : "250ms",
    fall,
    rise,
  };
}

const isShort = (interval: string): boolean => interval.endsWith("ms") && Number.parseInt(interval, 10) < 250;

function serverViews(topology: Topology, { servers, port, clientAddress, check, sticky, tls }: Pool) {
  const { webServers, loadBalancers } = topology;
  // Health checks then send it, too, except to a port of their own: HAProxy configuration manual, "check-send-proxy".
  const proxyProtocol = clientAddress === "proxy-protocol";
  const proxyProtocolV2 = clientAddress === "proxy-protocol-v2";
  const checkPort = check.port !== undefined && check.port;
  const checkProxy = proxyProtocolAt(topology, check.port);
  // Of a name with addresses of both families: a balancer that has IPv6 alone reaches no IPv4 address.
  const prefer = loadBalancers.every(({ privateIp }) => isIpv6(privateIp)) ? "ipv6" : "ipv4";
  const view = (name: string, address: string, own: Partial<BackendServer>) => ({
    name,
    hostOrAddress: address,
    port: own.port ?? port,
    cookie: sticky === "cookie" && name,
    proxyProtocol,
    proxyProtocolV2,
    verify: tls !== undefined && verifyView(tls, address),
    checkPort,
    checkProxy: checkProxy(name),
    // Mustache treats 0 as missing.
    weight: own.weight !== undefined && String(own.weight),
    backup: own.backup ?? false,
    maxconn: own.maxconn !== undefined && own.maxconn,
    byName: own.address !== undefined && !isHostAddress(own.address) && { prefer },
  });
  if (servers === undefined) return webServers.map(({ name, privateIp }) => view(name, privateIp, ofAll));
  const addressOf = new Map(webServers.map(({ name, privateIp }) => [name, privateIp]));
  return servers.map((own) => view(own.name, own.address ?? addressOf.get(own.name) ?? "", own));
}

/** A pool of all web servers has nothing of one alone. */
const ofAll: Partial<BackendServer> = {};

/** Whether a server expects the PROXY protocol on a port. */
function proxyProtocolAt(topology: Topology, port: number | undefined): (name: string) => boolean {
  if (port === undefined) return () => false;
  const pools = poolsOf(topology).filter(wantsProxyLine);
  return (name) =>
    pools.some((pool) =>
      pool.servers === undefined
        ? pool.port === port
        : pool.servers.some((server) => server.name === name && (server.port ?? pool.port) === port),
    );
}

function verifyView({ serverName, ca = systemCa }: BackendTls, address: string) {
  return { ca, serverName: serverName ?? address };
}
