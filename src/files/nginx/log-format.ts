import logFormatText from "../../../templates/nginx/log-format.mustache";
import { nginxGuard } from "../../text/nginx.js";
import { template } from "../../text/template.js";
import type { Topology } from "../../topology/defaults.js";

const render = template(logFormatText, nginxGuard);

/**
 * The `log_format haproxy_log` directive on one line: which balancer asked, and for which client.
 *
 * It belongs into nginx's http block, before the sites are included; {@link nginxConf} has it there.
 *
 * @returns The directive's text, one line.
 *
 * @example
 * ```ts
 * nginxLogFormat(topology); // "log_format haproxy_log 'ProxyIP: $remote_addr - ..."
 * ```
 */
export function nginxLogFormat(_topology: Topology): string {
  return render({});
}
