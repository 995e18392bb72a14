import systemd from "../../../templates/nginx/log-format.systemd.mustache";
import upstart from "../../../templates/nginx/log-format.upstart.mustache";
import { platforms } from "../../platforms/index.js";
import { templates } from "../../rendering/template.js";
import type { Topology } from "../../topology/topology.js";
import { nginxLogsKinds, nginxLogsView } from "../../views/nginx-logs.js";

const path = "/etc/nginx/nginx.conf";

const render = templates({ upstart, systemd }, path, nginxLogsKinds);

/**
 * The `log_format haproxy_log` directive, with the maps that it needs. It logs the balancer and the client.
 *
 * It belongs in nginx's http block, before the sites are included, as in {@link nginxConf}.
 *
 * @returns The directives' text.
 *
 * @example
 * ```ts
 * nginxLogFormat(topology); // "log_format haproxy_log 'ProxyIP: $remote_addr - ..."
 * ```
 */
export function nginxLogFormat(topology: Topology): string {
  return render[platforms[topology.platform].init](nginxLogsView(topology));
}
