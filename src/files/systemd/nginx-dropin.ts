import compiled from "../../../templates/systemd/nginx-dropin.mustache";
import { systemdGuard } from "../../text/systemd.js";
import { template } from "../../text/template.js";
import type { Topology, WebServer } from "../../topology/defaults.js";
import { type HostFile, sameOnAll } from "../host-file.js";

const render = template(compiled, systemdGuard);

/**
 * A drop-in for nginx's unit: nginx waits for its address, and comes back whatever ends it: the stock unit has no `Restart=`.
 *
 * @returns The file's text, the same for every host.
 *
 * @example
 * ```ts
 * nginxDropIn(topology); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function nginxDropIn(_topology: Topology): string {
  return render({});
}

export const nginxDropInFile: HostFile<WebServer, string> = {
  path: "/etc/systemd/system/nginx.service.d/haproxy-failover.conf",
  init: "systemd",
  mode: 0o644,
  secret: () => false,
  ...sameOnAll(nginxDropIn),
};
