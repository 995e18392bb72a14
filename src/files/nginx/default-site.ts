import systemd from "../../../templates/nginx/default-site.systemd.mustache";
import upstart from "../../../templates/nginx/default-site.upstart.mustache";
import { platforms } from "../../platforms/index.js";
import { nginxGuard } from "../../text/nginx.js";
import { own, template } from "../../text/template.js";
import type { Topology, WebServer } from "../../topology/defaults.js";
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
  const shared = render[platforms[topology.platform].init].shared({
    listens: topology.services.map(({ port, clientAddress }) => ({
      address: own("privateIp"),
      port,
      proxyProtocol: clientAddress === "proxy-protocol",
    })),
    allowed: topology.loadBalancers.map(({ privateIp }) => privateIp),
  });
  return ({ privateIp }) => shared.filled({ privateIp });
}

/** {@link nginxDefaultSite} as a file, for `generate`: where it goes, and which hosts have it. */
export const nginxDefaultSiteFile: WebServerFile = {
  on: "webServers",
  path: "/etc/nginx/sites-available/default",
  mode: 0o644,
  secret: () => false,
  appliesTo: onEveryPlatform,
  text,
};
