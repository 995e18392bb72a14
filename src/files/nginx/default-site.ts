import systemd from "../../../templates/nginx/default-site.systemd.mustache";
import upstart from "../../../templates/nginx/default-site.upstart.mustache";
import { platforms } from "../../platforms/index.js";
import type { ClientAddress } from "../../platforms/platform.js";
import { nginxGuard } from "../../text/nginx.js";
import { own, template } from "../../text/template.js";
import type { Service, Topology, WebServer } from "../../topology/topology.js";
import { onEveryPlatform, textOn, type WebServerFile } from "../host-file.js";

const render = { upstart: template(upstart, nginxGuard), systemd: template(systemd, nginxGuard) };

/**
 * A web server's `/etc/nginx/sites-available/default`: it listens on the private address only, once for each service,
 * and lets in the balancers only.
 *
 * @returns The file's text.
 * @throws {NoSuchFileError} if the host is not one of the topology's.
 *
 * @example
 * ```ts
 * nginxDefaultSite(topology, topology.webServers[0]); // "server {\n    listen 10.132.20.236:80;\n..."
 * ```
 */
export function nginxDefaultSite(topology: Topology, webServer: WebServer): string {
  return textOn(nginxDefaultSiteFile, topology, webServer);
}

function text(topology: Topology): (webServer: WebServer) => string {
  const balancers = topology.loadBalancers.map(({ privateIp }) => privateIp);
  const listensOf = (services: readonly Service[]) =>
    services.map(({ port, clientAddress }) => ({
      address: own("privateIp"),
      port,
      proxyProtocol: clientAddress === "proxy-protocol",
    }));
  const shared =
    platforms[topology.platform].init === "upstart"
      ? render.upstart.shared({ listens: listensOf(topology.services), allowed: balancers })
      : render.systemd.shared({
          balancers,
          // A server has one source of the client's address, so there is one for each.
          servers: Object.entries(realIpHeaders).flatMap(([way, header]) => {
            const services = topology.services.filter(({ clientAddress }) => clientAddress === way);
            const realIp = header !== undefined && { header, balancers };
            return services.length === 0 ? [] : { listens: listensOf(services), realIp };
          }),
        });
  return ({ privateIp }) => shared.filled({ privateIp });
}

/** What `real_ip_header` says for each way in which a web server learns the client's address. */
const realIpHeaders: Readonly<Record<ClientAddress, string | undefined>> = {
  "proxy-protocol": "proxy_protocol",
  "x-forwarded-for": "X-Forwarded-For",
  none: undefined,
};

/** {@link nginxDefaultSite} as a file, for `generate`: where it goes, and which hosts have it. */
export const nginxDefaultSiteFile: WebServerFile = {
  on: "webServers",
  path: "/etc/nginx/sites-available/default",
  mode: 0o644,
  secret: () => false,
  appliesTo: onEveryPlatform,
  text,
};
