import compiled from "../../../templates/systemd/haproxy-failover-hooks.mustache";
import { userName } from "../../guards/kinds.js";
import { template } from "../../rendering/template.js";
import { hasHooks } from "../../topology/facts.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, NoSuchFileError, sameOnAll, textOnAll } from "../host-file.js";

const path = "/etc/systemd/system/haproxy-failover-hooks.service";

const render = template(compiled, path, { user: userName });

/**
 * The unit `haproxy-failover-hooks.service`: it runs hooks.sh as the topology's `vrrp.hooks.user`, and restarts it when it
 * ends. keepalived's drop-in pulls it in, so it need not be enabled.
 *
 * @returns The file's text, the same for every balancer.
 * @throws {NoSuchFileError} if the topology has no hooks.
 *
 * @example
 * ```ts
 * hooksUnit(topology); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function hooksUnit(topology: Topology): string {
  return textOnAll(hooksUnitFile, topology);
}

/** {@link hooksUnit} as a file, for `generate`: where it goes, and which hosts have it. */
export const hooksUnitFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: hasHooks,
  text: sameOnAll(({ vrrp }) => {
    if (vrrp.hooks === undefined) throw new NoSuchFileError(path, "the topology has no vrrp.hooks");
    return render({ user: vrrp.hooks.user });
  }),
};
