import { platforms } from "../../platforms/index.js";
import { masterScriptOf } from "../../providers/master-scripts.js";
import { masterScriptPath as path } from "../../providers/master-tier.js";
import { askedOf } from "../../topology/asked.js";
import { providerFilesOf } from "../../topology/facts.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, NoSuchFileError, sameOnAll, textOnAll } from "../host-file.js";

/**
 * A balancer's `/etc/keepalived/master.sh`, which moves the addresses that clients use here while this balancer is master.
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
  const script = masterScriptOf(topology.failover);
  if (script === undefined) throw new NoSuchFileError(path, "keepalived moves the address alone");
  return script({
    init: platforms[topology.platform].init,
    loadBalancers: topology.loadBalancers,
    asked: (address) => askedOf(topology, address),
    status: topology.statistics !== undefined,
  });
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
