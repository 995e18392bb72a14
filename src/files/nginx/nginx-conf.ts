import logFormatText from "../../../templates/nginx/log-format.mustache";
import nginxConfText from "../../../templates/nginx/nginx-conf.mustache";
import { nginxGuard } from "../../text/nginx.js";
import { template } from "../../text/template.js";
import type { Topology, WebServer } from "../../topology/defaults.js";
import type { HostFile } from "../host-file.js";

const render = template(nginxConfText, nginxGuard, { "log-format": logFormatText });

/**
 * A web server's `/etc/nginx/nginx.conf`: the distribution's, with the log format in its http block.
 *
 * Ubuntu 14.04's init script finds the pid file by the word `pid`, so no other line may hold that word.
 *
 * @returns The file's text, the same for every web server.
 *
 * @example
 * ```ts
 * nginxConf(topology); // "user www-data;\nworker_processes 4;\n..."
 * ```
 */
export function nginxConf(_topology: Topology): string {
  return render({});
}

export const nginxConfFile: HostFile<WebServer> = {
  path: "/etc/nginx/nginx.conf",
  mode: 0o644,
  secret: () => false,
  content: nginxConf,
};
