import upstart from "../../../templates/keepalived/master-script.upstart.mustache";
import digitalocean from "../../../templates/providers/digitalocean/master-script.mustache";
import { platforms } from "../../platforms/index.js";
import { plainShellPath, shellQuotedGuard } from "../../text/shell.js";
import { template } from "../../text/template.js";
import type { Topology } from "../../topology/defaults.js";
import { type LoadBalancerFile, onEveryPlatform, sameOnAll, textOnAll } from "../host-file.js";

const render = { upstart: template(upstart, shellQuotedGuard), systemd: template(digitalocean, shellQuotedGuard) };

/**
 * A balancer's `/etc/keepalived/master.sh`: keepalived runs it when this balancer becomes master, and it moves the
 * reserved IP here.
 *
 * @returns The script's text. It holds the API token, unless the topology gives a `tokenFile`.
 *
 * @example
 * ```ts
 * masterScript(topology); // "export DO_TOKEN=...\nIP='203.0.113.10'\n..."
 * ```
 */
export function masterScript(topology: Topology): string {
  return textOnAll(masterScriptFile, topology);
}

function text(topology: Topology): string {
  const { token, tokenFile, reservedIp } = topology.failover;
  const [firstPort, ...otherPorts] = topology.services.map(({ port }) => port);
  const [firstAnchorIp, ...otherAnchorIps] = topology.loadBalancers.map(({ anchorIp }) => anchorIp);
  return render[platforms[topology.platform].init]({
    reservedIp,
    token,
    tokenFile: tokenFile !== undefined && plainShellPath(tokenFile),
    firstPort,
    otherPorts,
    firstAnchorIp,
    otherAnchorIps,
    highestPriority: Math.max(...topology.loadBalancers.map(({ priority }) => priority)),
  });
}

/** {@link masterScript} as a file, for `generate`: where it goes, and which hosts have it. */
export const masterScriptFile: LoadBalancerFile = {
  on: "loadBalancers",
  path: "/etc/keepalived/master.sh",
  mode: 0o700,
  secret: (topology) => topology.failover.token !== undefined,
  appliesTo: onEveryPlatform,
  text: sameOnAll(text),
};
