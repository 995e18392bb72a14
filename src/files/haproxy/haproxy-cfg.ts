import systemd from "../../../templates/haproxy/haproxy-cfg.systemd.mustache";
import upstart from "../../../templates/haproxy/haproxy-cfg.upstart.mustache";
import {
  balance,
  duration,
  haproxyLine,
  haproxyName,
  haproxyText,
  headerName,
  hostHeader,
  passwordHash,
  redirectTarget,
  requestTarget,
  sampleFetch,
  status,
  thumbprint,
  tlsNames,
  tlsVersion,
  weight,
} from "../../guards/haproxy.js";
import {
  absolutePath,
  address,
  addressBeforePort,
  hostBeforePort,
  network,
  oneOf,
  port,
  wholeNumber,
  word,
} from "../../guards/kinds.js";
import { platforms } from "../../platforms/index.js";
import type { LoadBalancer } from "../../providers/vrrp-types.js";
import { perHost, template } from "../../rendering/template.js";
import { arrivalIpOf, providerFilesOf } from "../../topology/facts.js";
import { limitsOf } from "../../topology/limits.js";
import { newPoolsOf, type Pool } from "../../topology/pools.js";
import { timeoutsOf } from "../../topology/timeouts.js";
import type { Topology } from "../../topology/topology.js";
import { tablesView } from "../../views/haproxy-access.js";
import { backendView } from "../../views/haproxy-backend.js";
import { dnsView } from "../../views/haproxy-dns.js";
import { frontendView, redirectView } from "../../views/haproxy-frontend.js";
import { jsonDefaultsView, logView } from "../../views/haproxy-logs.js";
import { peersView } from "../../views/haproxy-peers.js";
import { otherwiseView } from "../../views/haproxy-routes.js";
import { statisticsView } from "../../views/haproxy-statistics.js";
import { upstartView } from "../../views/haproxy-upstart.js";
import { ownLines } from "../../views/own-lines.js";
import { type LoadBalancerFile, onEveryPlatform, textOn } from "../host-file.js";

const path = "/etc/haproxy/haproxy.cfg";

const guards = {
  bound: oneOf("anchor IP", "public IP", "virtual address", "floating IP", "failover IP", "address"),
  globalConnections: wholeNumber,
  checkConnections: wholeNumber,
  frontendConnections: wholeNumber,
  sourceConnections: wholeNumber,
  connections: wholeNumber,
  maxconn: wholeNumber,
  lines: haproxyLine,

  timeout: word,
  duration,
  connect: duration,
  client: duration,
  server: duration,
  check: duration,
  httpRequest: duration,
  keepAlive: duration,
  queue: duration,
  tunnel: duration,

  name: haproxyName,
  backend: haproxyName,
  pools: haproxyName,
  mode: oneOf("tcp", "http"),
  prefer: oneOf("ipv4", "ipv6"),
  address: addressBeforePort,
  privateIp: addressBeforePort,
  port,

  certificates: absolutePath,
  minimum: tlsVersion,
  ciphers: tlsNames,
  ciphersuites: tlsNames,
  curves: tlsNames,
  hsts: wholeNumber,
  toPort: port,
  thumbprint,

  acl: haproxyName,
  hostAcl: haproxyName,
  pathAcl: haproxyName,
  fetch: sampleFetch,
  host: hostHeader,
  path: requestTarget,
  proto: oneOf("http", "https"),

  balance,
  method: oneOf("GET", "HEAD", "OPTIONS"),
  status,
  interval: duration,
  fastInterval: duration,
  fall: wholeNumber,
  rise: wholeNumber,
  slowStart: duration,
  hostOrAddress: hostBeforePort,
  checkPort: port,
  weight,

  passwordHash,
  allow: network,
  deny: network,
  addresses: address,
  requests: wholeNumber,
  per: duration,

  cookie: haproxyName,
  ca: absolutePath,
  serverName: hostHeader,
  localPeer: haproxyName,
  location: redirectTarget,
  prefix: redirectTarget,
  header: headerName,
  value: haproxyText,
};

const render = { upstart: template(upstart, path, guards), systemd: template(systemd, path, guards) };

/**
 * A balancer's `/etc/haproxy/haproxy.cfg`: for each service, a frontend and a backend of all web servers.
 *
 * @returns The file's text.
 * @throws {NoSuchFileError} if the host is not in the topology.
 *
 * @example
 * ```ts
 * haproxyCfg(topology, topology.loadBalancers[0]); // "global\n    log /dev/log local0\n..."
 * ```
 */
export function haproxyCfg(topology: Topology, loadBalancer: LoadBalancer): string {
  return textOn(haproxyCfgFile, topology, loadBalancer);
}

function text(topology: Topology): (loadBalancer: LoadBalancer) => string {
  const { init } = platforms[topology.platform];
  const shared = init === "upstart" ? render.upstart.shared(upstartView(topology)) : sharedOnSystemd(topology);
  return (balancer) => {
    const { privateIp, name } = balancer;
    return shared.filled({ arrivalIp: arrivalIpOf(topology, balancer) ?? "", privateIp, name });
  };
}

function sharedOnSystemd(topology: Topology) {
  const limits = limitsOf(topology);
  const { lines } = topology;
  const peers = peersView(topology);
  const newPools = newPoolsOf(topology);
  return render.systemd.shared({
    bound: providerFilesOf(topology).bound,
    globalConnections: limits.global,
    checkConnections: limits.check,
    timeouts: timeoutsOf(topology),
    jsonDefaults: jsonDefaultsView(topology),
    log: logView(topology),
    ownGlobal: ownLines(lines?.global),
    ownDefaults: ownLines(lines?.defaults),
    pools: ([] as Pool[]).concat(...newPools).map(({ name }) => name),
    localPeer: peers !== false && perHost("name"),
    peers,
    dns: dnsView(topology),
    statistics: statisticsView(topology, limits),
    services: topology.services.map((service, index) => ({
      frontend: frontendView(topology, service, limits),
      tables: tablesView(service),
      redirect: redirectView(topology, service, limits),
      backends: (newPools[index] ?? []).map((pool) => backendView(topology, pool, limits)),
      otherwise: otherwiseView(service),
    })),
  });
}

/** {@link haproxyCfg} as a file, for `generate`: where it goes, and which hosts have it. */
export const haproxyCfgFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: onEveryPlatform,
  text,
};
