import compiled from "../../../templates/systemd/keepalived-dropin.mustache";
import { systemdGuard } from "../../text/systemd.js";
import { template } from "../../text/template.js";
import type { LoadBalancer, Topology } from "../../topology/defaults.js";
import { type HostFile, sameOnAll } from "../host-file.js";

const render = template(compiled, systemdGuard);

/**
 * A drop-in for keepalived's unit: keepalived comes back whatever ends it: the stock unit has no `Restart=`.
 *
 * @returns The file's text, the same for every host.
 *
 * @example
 * ```ts
 * keepalivedDropIn(topology); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function keepalivedDropIn(_topology: Topology): string {
  return render({});
}

export const keepalivedDropInFile: HostFile<LoadBalancer, string> = {
  path: "/etc/systemd/system/keepalived.service.d/haproxy-failover.conf",
  init: "systemd",
  mode: 0o644,
  secret: () => false,
  ...sameOnAll(keepalivedDropIn),
};
