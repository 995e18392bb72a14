import compiled from "../../../templates/keepalived/upstart-job.mustache";
import { keepalivedGuard } from "../../text/keepalived.js";
import { template } from "../../text/template.js";
import type { LoadBalancer, Topology } from "../../topology/defaults.js";
import { type HostFile, sameOnAll } from "../host-file.js";

const render = template(compiled, keepalivedGuard);

/**
 * A balancer's `/etc/init/keepalived.conf`: the Upstart job for a keepalived that was built from source, and so came
 * without one.
 *
 * @returns The file's text, the same for every balancer.
 *
 * @example
 * ```ts
 * keepalivedUpstartJob(topology); // "description \"load-balancing and high-availability service\"\n..."
 * ```
 */
export function keepalivedUpstartJob(_topology: Topology): string {
  return render({});
}

export const keepalivedUpstartJobFile: HostFile<LoadBalancer, string> = {
  path: "/etc/init/keepalived.conf",
  init: "upstart",
  mode: 0o644,
  secret: () => false,
  ...sameOnAll(keepalivedUpstartJob),
};
