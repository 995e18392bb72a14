import compiled from "../../../templates/systemd/haproxy-dropin.mustache";
import { systemdGuard } from "../../text/systemd.js";
import { template } from "../../text/template.js";
import type { Topology } from "../../topology/defaults.js";
import { type LoadBalancerFile, onSystemd, sameOnAll, textOnAll } from "../host-file.js";

const render = template(compiled, systemdGuard);

/**
 * A drop-in for haproxy's unit: HAProxy starts again for as long as it takes: the stock unit gives up after a few tries while an address is missing.
 *
 * @returns The file's text, the same for every host.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * haproxyDropIn(topology); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function haproxyDropIn(topology: Topology): string {
  return textOnAll(haproxyDropInFile, topology);
}

/** {@link haproxyDropIn} as a file, for `generate`: where it goes, and which hosts have it. */
export const haproxyDropInFile: LoadBalancerFile = {
  on: "loadBalancers",
  path: "/etc/systemd/system/haproxy.service.d/haproxy-failover.conf",
  mode: 0o644,
  secret: () => false,
  appliesTo: onSystemd,
  text: sameOnAll(() => render({})),
};
