import compiled from "../../../templates/haproxy/defaults.mustache";
import { template } from "../../rendering/template.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, onUpstart, sameOnAll, textOnAll } from "../host-file.js";

const path = "/etc/default/haproxy";

const render = template(compiled, path, {});

/**
 * A balancer's `/etc/default/haproxy`: without `ENABLED=1`, Ubuntu 14.04's init script does not start HAProxy.
 *
 * @returns The file's text, the same for every balancer.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * haproxyDefaults(topology); // "# Set ENABLED to 1 ...\nENABLED=1\n..."
 * ```
 */
export function haproxyDefaults(topology: Topology): string {
  return textOnAll(haproxyDefaultsFile, topology);
}

/** {@link haproxyDefaults} as a file, for `generate`: where it goes, and which hosts have it. */
export const haproxyDefaultsFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: onUpstart,
  text: sameOnAll(() => render({})),
};
