import systemd from "../../../templates/haproxy/haproxy-cfg.systemd.mustache";
import upstart from "../../../templates/haproxy/haproxy-cfg.upstart.mustache";
import { platforms } from "../../platforms/index.js";
import { haproxyGuard } from "../../text/haproxy.js";
import { own, template } from "../../text/template.js";
import { providerFilesOf } from "../../topology/facts.js";
import { limitsOf } from "../../topology/limits.js";
import type { LoadBalancer, Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, onEveryPlatform, textOn } from "../host-file.js";

const render = { upstart: template(upstart, haproxyGuard), systemd: template(systemd, haproxyGuard) };

/**
 * A balancer's `/etc/haproxy/haproxy.cfg`: a frontend on the anchor IP and a backend of all web servers for each
 * service.
 *
 * @returns The file's text.
 * @throws {NoSuchFileError} if the host is not one of the topology's.
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
  const moving = providerFilesOf(topology).addresses;
  const limits = limitsOf(topology);
  const shared = render[platforms[topology.platform].init].shared({
    globalConnections: limits.global,
    checkConnections: limits.check,
    services: topology.services.map(({ name, backend, port, mode, balance, clientAddress, addresses = moving }) => ({
      name,
      backend,
      mode,
      balance,
      binds:
        moving.length === 0
          ? [{ address: own("anchorIp"), port, transparent: false }]
          : // The address may be elsewhere. Unlike net.ipv4.ip_nonlocal_bind this needs no step on the host that a set-up may forget.
            addresses.map((address) => ({ address, port, transparent: true })),
      frontendConnections: limits.frontend,
      sourceConnections: limits.source,
      serverConnections: limits.server,
      // A server that goes takes its own clients along, and no others.
      consistent: /^(source|uri|url_param|hdr|rdp-cookie)\b/.test(balance),
      // The defaults section is for TCP; HAProxy refuses an HTTP frontend before a TCP backend.
      http: mode === "http",
      // HAProxy 1.4 by default reads only a connection's first request: the header needs `option http-server-close`.
      forwardFor: clientAddress === "x-forwarded-for",
      servers: topology.webServers.map((server) => ({
        name: server.name,
        address: server.privateIp,
        port,
        // The health check then speaks it too: HAProxy configuration manual, "check-send-proxy".
        proxyProtocol: clientAddress === "proxy-protocol",
      })),
    })),
  });
  return ({ anchorIp = "" }) => shared.filled({ anchorIp });
}

/** {@link haproxyCfg} as a file, for `generate`: where it goes, and which hosts have it. */
export const haproxyCfgFile: LoadBalancerFile = {
  on: "loadBalancers",
  path: "/etc/haproxy/haproxy.cfg",
  mode: 0o644,
  secret: () => false,
  appliesTo: onEveryPlatform,
  text,
};
