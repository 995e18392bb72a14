import compiled from "../../../templates/haproxy/keep-server-state.mustache";
import { template } from "../../rendering/template.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, onSystemd, sameOnAll, textOnAll } from "../host-file.js";

const path = "/etc/haproxy/keep-server-state.sh";

const render = template(compiled, path, {});

/**
 * A balancer's `/etc/haproxy/keep-server-state.sh`: systemd runs it before HAProxy reloads, so that the new process knows
 * which servers are down. Without it each counts as up until its first check.
 *
 * @returns The script's text, the same for every balancer.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * keepServerState(topology); // "#!/bin/sh\n# Made by haproxy-failover: ..."
 * ```
 */
export function keepServerState(topology: Topology): string {
  return textOnAll(keepServerStateFile, topology);
}

/** {@link keepServerState} as a file, for `generate`: where it goes, and which hosts have it. */
export const keepServerStateFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o700,
  secret: () => false,
  appliesTo: onSystemd,
  text: sameOnAll(() => render({})),
};
