import systemd from "../../../templates/nginx/nginx-conf.systemd.mustache";
import upstart from "../../../templates/nginx/nginx-conf.upstart.mustache";
import { wholeNumber } from "../../guards/kinds.js";
import { platforms } from "../../platforms/index.js";
import { template } from "../../rendering/template.js";
import { limitsOf } from "../../topology/limits.js";
import { runsNginx } from "../../topology/pools.js";
import type { Topology } from "../../topology/topology.js";
import { nginxLogsKinds, nginxLogsView } from "../../views/nginx-logs.js";
import { sameOnAll, textOnAll, type WebServerFile } from "../host-file.js";

const path = "/etc/nginx/nginx.conf";

const render = {
  upstart: template(upstart, path, {}),
  systemd: template(systemd, path, {
    workerFiles: wholeNumber,
    workerConnections: wholeNumber,
    ...nginxLogsKinds,
  }),
};

/**
 * A web server's `/etc/nginx/nginx.conf`: the distribution's, with the log format in its http block.
 *
 * Ubuntu 14.04's init script finds the pid file by the word `pid`, so no other line may contain it.
 *
 * @returns The file's text, the same for every web server.
 *
 * @example
 * ```ts
 * nginxConf(topology); // "user www-data;\nworker_processes 4;\n..."
 * ```
 */
export function nginxConf(topology: Topology): string {
  return textOnAll(nginxConfFile, topology);
}

function text(topology: Topology): string {
  const platform = platforms[topology.platform];
  if (platform.init === "upstart") return render.upstart({});
  // Not spread: that would take longer than everything else here.
  const { workerCpuAffinity, errorLogInMain } = platform.nginxConf;
  const { proxyProtocol, forwardedFor, balancers, texts, json, requestIds, text } = nginxLogsView(topology);
  const { worker: workerConnections, workerFiles } = limitsOf(topology);
  return render.systemd({
    workerConnections,
    workerFiles,
    workerCpuAffinity,
    errorLogInMain,
    proxyProtocol,
    forwardedFor,
    balancers,
    texts,
    json,
    requestIds,
    text,
  });
}

/** {@link nginxConf} as a file, for `generate`: where it goes, and which hosts have it. */
export const nginxConfFile: WebServerFile = {
  on: "webServers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: runsNginx,
  text: sameOnAll(text),
};
