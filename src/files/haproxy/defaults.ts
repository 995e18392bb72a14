import compiled from "../../../templates/haproxy/defaults.mustache";
import { haproxyGuard } from "../../text/haproxy.js";
import { template } from "../../text/template.js";
import type { LoadBalancer, Topology } from "../../topology/defaults.js";
import { type HostFile, sameOnAll } from "../host-file.js";

const render = template(compiled, haproxyGuard);

/**
 * A balancer's `/etc/default/haproxy`: without `ENABLED=1` the init script of Ubuntu 14.04 starts no HAProxy.
 *
 * @returns The file's text, the same for every balancer.
 *
 * @example
 * ```ts
 * haproxyDefaults(topology); // "# Set ENABLED to 1 ...\nENABLED=1\n..."
 * ```
 */
export function haproxyDefaults(_topology: Topology): string {
  return render({});
}

export const haproxyDefaultsFile: HostFile<LoadBalancer, string> = {
  path: "/etc/default/haproxy",
  init: "upstart",
  mode: 0o644,
  secret: () => false,
  ...sameOnAll(haproxyDefaults),
};
