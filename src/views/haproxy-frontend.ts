import { platforms } from "../platforms/index.js";
import { tlsProfile } from "../platforms/tls-profiles.js";
import { perHost } from "../rendering/template.js";
import type { PerHost } from "../rendering/view.js";
import { asksRedirect, poolsAsked } from "../topology/asked.js";
import { isBehind, providerFilesOf } from "../topology/facts.js";
import { frontendLimits, type Limits, sourceLimit } from "../topology/limits.js";
import { servicePools } from "../topology/pools.js";
import { ownTimeouts } from "../topology/timeouts.js";
import type { Service, Topology } from "../topology/topology.js";
import { accessView } from "./haproxy-access.js";
import { logRequestView, logView } from "./haproxy-logs.js";
import { redirectsView, responseHeadersView } from "./haproxy-responses.js";
import { routesView } from "./haproxy-routes.js";
import { ownRules } from "./own-lines.js";

/** The view of templates/haproxy/parts/frontend.systemd.mustache for a service. */
export function frontendView(topology: Topology, service: Service, limits: Limits) {
  const { name, backend, port, mode, tls } = service;
  const { connections } = frontendLimits(limits, service);
  const tlsOfBind = tls !== undefined && tlsView(topology, service, tls);
  const pools = servicePools(topology, service);
  const http = mode === "http";
  const forwardFor = pools.some(({ clientAddress }) => clientAddress === "x-forwarded-for");
  // Applications build links from these headers, and must know that TLS ended before them.
  const hasApp = pools.some(({ nginx }) => nginx?.app !== undefined);
  const isForwarded = http && (tls !== undefined || hasApp || (forwardFor && pools.some(({ isOurs }) => !isOurs)));
  return {
    name,
    binds: bindsOf(topology, service, port).map(({ address, transparent }) => ({
      address,
      port,
      transparent,
      tls: tlsOfBind,
    })),
    frontendConnections: connections,
    sourceConnections: sourceLimit(connections),
    log: http && logView(topology),
    logRequest: http && logRequestView(topology),
    // The defaults section is for TCP; HAProxy refuses an HTTP frontend before a TCP backend.
    http,
    timeouts: ownTimeouts(service.timeouts),
    routing: routesView(service),
    access: accessView(topology, service),
    redirecting: redirectsView(service),
    responseHeaders: responseHeadersView(service),
    asked: poolsAsked(topology, service),
    own: ownRules(service.lines),
    forwardFor,
    forwarded: isForwarded && { proto: tls === undefined ? "http" : "https", port },
    hsts: http && tls !== undefined && tls.hsts > 0 && tls.hsts,
    backend: backend ?? `${name}.otherwise`,
  };
}

/** A line that binds a frontend. */
export interface Bind {
  readonly address: string | PerHost<"arrivalIp">;
  readonly port: number;
  readonly transparent: boolean;
}

/** The addresses that a service is bound to, at a port. */
export function bindsOf(topology: Topology, service: Service, port: number): Bind[] {
  const { addresses, move } = providerFilesOf(topology);
  const binds: Bind[] = isBehind(move) ? [{ address: perHost("arrivalIp"), port, transparent: false }] : [];
  // The address may be on another balancer. Unlike net.ipv4.ip_nonlocal_bind, this needs no change to the host that
  // could be forgotten.
  for (const address of service.addresses ?? addresses) binds.push({ address, port, transparent: true });
  return binds;
}

/** The TLS part of a frontend's bind line. */
function tlsView(topology: Topology, { mode }: Service, { certificates, profile }: NonNullable<Service["tls"]>) {
  const { minimum, ciphers, ciphersuites, curves } = tlsProfile(profile);
  const platform = platforms[topology.platform];
  const known = curves.filter((curve) => platform.init === "systemd" && !platform.unknownCurves.includes(curve));
  return {
    certificates,
    // With strict-sni, HAProxy starts even if the folder is still empty.
    isFolder: certificates.endsWith("/"),
    http: mode === "http",
    minimum,
    ciphers: ciphers.length > 0 && ciphers.join(":"),
    ciphersuites: ciphersuites.join(":"),
    curves: known.join(":"),
  };
}

/** The view of templates/haproxy/parts/redirect.systemd.mustache for a service with TLS. */
export function redirectView(topology: Topology, service: Service, limits: Limits) {
  const { name, port, tls: { redirectFrom, acmeThumbprint } = {} } = service;
  if (redirectFrom === undefined) return false as const;
  const { redirect } = frontendLimits(limits, service);
  // `redirect scheme` keeps the port of the Host header, which is right if both ports are the default ones.
  const toDefaultPort = redirectFrom === 80 && port === 443;
  return {
    name,
    binds: bindsOf(topology, service, redirectFrom),
    connections: redirect,
    log: logView(topology),
    logRequest: logRequestView(topology),
    sourceConnections: sourceLimit(redirect),
    thumbprint: acmeThumbprint !== undefined && acmeThumbprint,
    asked: asksRedirect(topology, service) && { pools: servicePools(topology, service).map(({ name }) => name) },
    toDefaultPort,
    toPort: !toDefaultPort && port,
  };
}
