import compiled from "../../../templates/systemd/haproxy-failover.mustache";
import { template } from "../../rendering/template.js";
import { providerFilesOf } from "../../topology/facts.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, onSystemd, sameOnAll, textOnAll } from "../host-file.js";

const path = "/etc/systemd/system/haproxy-failover.service";

const render = template(compiled, path, {});

/**
 * The unit `haproxy-failover.service`: it runs master.sh, and restarts it within a second when any part of it dies.
 * keepalived's drop-in pulls it in, so it need not be enabled.
 *
 * @returns The file's text, the same for every balancer.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * failoverUnit(topology); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function failoverUnit(topology: Topology): string {
  return textOnAll(failoverUnitFile, topology);
}

/** {@link failoverUnit} as a file, for `generate`: where it goes, and which hosts have it. */
export const failoverUnitFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: (topology) => onSystemd(topology) && providerFilesOf(topology).move !== undefined,
  text: sameOnAll((topology) => {
    const { addresses, move } = providerFilesOf(topology);
    return render({ confined: move?.programs.length === 0 && { onHost: addresses.length > 0 } });
  }),
};
