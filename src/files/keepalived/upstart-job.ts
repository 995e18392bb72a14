import compiled from "../../../templates/keepalived/upstart-job.mustache";
import { template } from "../../rendering/template.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, onUpstart, sameOnAll, textOnAll } from "../host-file.js";

const path = "/etc/init/keepalived.conf";

const render = template(compiled, path, {});

/**
 * A balancer's `/etc/init/keepalived.conf`: the Upstart job for a keepalived that was built from source.
 *
 * @returns The file's text, the same for every balancer.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * keepalivedUpstartJob(topology); // "description \"load-balancing and high-availability service\"\n..."
 * ```
 */
export function keepalivedUpstartJob(topology: Topology): string {
  return textOnAll(keepalivedUpstartJobFile, topology);
}

/** {@link keepalivedUpstartJob} as a file, for `generate`: where it goes, and which hosts have it. */
export const keepalivedUpstartJobFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: onUpstart,
  text: sameOnAll(() => render({})),
};
