import compiled from "../../../templates/systemd/sysctl.mustache";
import { template } from "../../rendering/template.js";
import { providerFilesOf } from "../../topology/facts.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, onSystemd, sameOnAll, textOnAll } from "../host-file.js";

const path = "/etc/sysctl.d/60-haproxy-failover.conf";

const render = template(compiled, path, {});

/**
 * A balancer's `/etc/sysctl.d/60-haproxy-failover.conf`: source ports for many connections to each web server.
 *
 * systemd applies it at boot; `sysctl --system` does so at once.
 *
 * @returns The file's text, the same for every balancer.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * sysctl(topology); // "# Made by haproxy-failover: ...\nnet.ipv4.tcp_tw_reuse = 1\n..."
 * ```
 */
export function sysctl(topology: Topology): string {
  return textOnAll(sysctlFile, topology);
}

/** {@link sysctl} as a file, for `generate`: where it goes, and which hosts have it. */
export const sysctlFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: onSystemd,
  text: sameOnAll((topology) => {
    const { addresses, move } = providerFilesOf(topology);
    return render({ onHost: move !== undefined && addresses.length > 0 });
  }),
};
