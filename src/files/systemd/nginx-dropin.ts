import compiled from "../../../templates/systemd/nginx-dropin.mustache";
import { isIpv6 } from "../../fields/address.js";
import { address } from "../../guards/kinds.js";
import { perHost, template } from "../../rendering/template.js";
import type { Topology, WebServer } from "../../topology/topology.js";
import { onSystemd, textOn, type WebServerFile } from "../host-file.js";

const path = "/etc/systemd/system/nginx.service.d/haproxy-failover.conf";

const render = template(compiled, path, { privateIp: address });

/**
 * A drop-in for nginx's unit: nginx waits for its address, has only the privileges it needs, and is restarted whenever it
 * ends, unless its files are broken.
 *
 * @returns The file's text, with the host's own address.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * nginxDropIn(topology, topology.webServers[0]); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function nginxDropIn(topology: Topology, webServer: WebServer): string {
  return textOn(nginxDropInFile, topology, webServer);
}

/** {@link nginxDropIn} as a file, for `generate`: where it goes, and which hosts have it. */
export const nginxDropInFile: WebServerFile = {
  on: "webServers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: onSystemd,
  text: () => {
    const ofIpv4 = render.shared({ privateIp: perHost("privateIp"), ipv6: false });
    const ofIpv6 = render.shared({ privateIp: perHost("privateIp"), ipv6: true });
    return ({ privateIp }) => (isIpv6(privateIp) ? ofIpv6 : ofIpv4).filled({ privateIp });
  },
};
