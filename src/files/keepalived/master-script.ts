import upstart from "../../../templates/keepalived/master-script.upstart.mustache";
import { absolutePath, address, port, wholeNumber } from "../../guards/kinds.js";
import { token as tokenKind } from "../../guards/shell.js";
import { platforms } from "../../platforms/index.js";
import { masterScripts } from "../../providers/master-scripts.js";
import { template } from "../../rendering/template.js";
import { askedPorts, providerFilesOf } from "../../topology/facts.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, NoSuchFileError, sameOnAll, textOnAll } from "../host-file.js";

const path = "/etc/keepalived/master.sh";

const kinds = {
  reservedIp: address,
  token: tokenKind,
  tokenFile: absolutePath,
  firstPort: port,
  otherPorts: port,
  firstAnchorIp: address,
  otherAnchorIps: address,
  highestPriority: wholeNumber,
};

const guide = template(upstart, path, { reservedIp: address, token: tokenKind, tokenFile: absolutePath });

/**
 * A balancer's `/etc/keepalived/master.sh`, which moves the reserved IP here while this balancer is master.
 *
 * @returns The script's text. It contains the API token, unless the topology has a `tokenFile`.
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
  const move = providerFilesOf(topology).move;
  const script = masterScripts[topology.failover.provider];
  if (move === undefined || script === undefined) throw new NoSuchFileError(path, "keepalived moves the address alone");
  const { reservedIp, token = "", tokenFile = false } = move;
  if (platforms[topology.platform].init === "upstart") return guide({ reservedIp, token, tokenFile });
  const { http, held } = askedPorts(topology);
  const [firstAnchorIp = "", ...otherAnchorIps] = topology.loadBalancers.map(({ anchorIp = "" }) => anchorIp);
  return template(
    script,
    path,
    kinds,
  )({
    reservedIp,
    token,
    tokenFile,
    http: parted(http),
    held: parted(held),
    firstAnchorIp,
    otherAnchorIps,
    status: topology.statistics !== undefined,
    highestPriority: Math.max(...topology.loadBalancers.map(({ priority }) => priority)),
  });
}

/** Ports for a template that writes something between them. */
function parted([firstPort, ...otherPorts]: readonly number[]) {
  return firstPort !== undefined && { firstPort, otherPorts };
}

/** {@link masterScript} as a file, for `generate`: where it goes, and which hosts have it. */
export const masterScriptFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o700,
  secret: (topology) => providerFilesOf(topology).move?.token !== undefined,
  appliesTo: (topology) => providerFilesOf(topology).move !== undefined,
  text: sameOnAll(text),
};
