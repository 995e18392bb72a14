import compiled from "../../../templates/systemd/haproxy-dropin.mustache";
import { systemdGuard } from "../../text/systemd.js";
import { template } from "../../text/template.js";
import type { LoadBalancer, Topology } from "../../topology/defaults.js";
import { type HostFile, sameOnAll } from "../host-file.js";

const render = template(compiled, systemdGuard);

/**
 * A drop-in for haproxy's unit: HAProxy starts again for as long as it takes: the stock unit gives up after a few tries while an address is missing.
 *
 * @returns The file's text, the same for every host.
 *
 * @example
 * ```ts
 * haproxyDropIn(topology); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function haproxyDropIn(_topology: Topology): string {
  return render({});
}

export const haproxyDropInFile: HostFile<LoadBalancer, string> = {
  path: "/etc/systemd/system/haproxy.service.d/haproxy-failover.conf",
  init: "systemd",
  mode: 0o644,
  secret: () => false,
  ...sameOnAll(haproxyDropIn),
};
