import compiled from "../../../templates/systemd/nginx-dropin.mustache";
import { systemdGuard } from "../../text/systemd.js";
import { template } from "../../text/template.js";
import type { Topology } from "../../topology/defaults.js";
import { onSystemd, sameOnAll, textOnAll, type WebServerFile } from "../host-file.js";

const render = template(compiled, systemdGuard);

/**
 * A drop-in for nginx's unit: nginx waits for its address, and comes back whatever ends it: the stock unit has no `Restart=`.
 *
 * @returns The file's text, the same for every host.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * nginxDropIn(topology); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function nginxDropIn(topology: Topology): string {
  return textOnAll(nginxDropInFile, topology);
}

/** {@link nginxDropIn} as a file, for `generate`: where it goes, and which hosts have it. */
export const nginxDropInFile: WebServerFile = {
  on: "webServers",
  path: "/etc/systemd/system/nginx.service.d/haproxy-failover.conf",
  mode: 0o644,
  secret: () => false,
  appliesTo: onSystemd,
  text: sameOnAll(() => render({})),
};
