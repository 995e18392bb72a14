import compiled from "../../../templates/keepalived/hooks-script.mustache";
import { absolutePath, oneOf, wholeNumber, word } from "../../guards/kinds.js";
import { template } from "../../rendering/template.js";
import { hasHooks, providerFilesOf } from "../../topology/facts.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, NoSuchFileError, sameOnAll, textOnAll } from "../host-file.js";

const path = "/etc/keepalived/hooks.sh";

const render = template(compiled, path, {
  timeout: wholeNumber,
  kind: oneOf("INSTANCE", "GROUP"),
  name: word,
  onMaster: absolutePath,
  onBackup: absolutePath,
  onFault: absolutePath,
});

/**
 * A balancer's `/etc/keepalived/hooks.sh`, which calls the topology's `vrrp.hooks` one at a time as keepalived changes its
 * state.
 *
 * @returns The script's text, the same for every balancer.
 * @throws {NoSuchFileError} if the topology has no hooks.
 *
 * @example
 * ```ts
 * hooksScript(topology); // "#!/bin/sh\n# Made by haproxy-failover: ...\n"
 * ```
 */
export function hooksScript(topology: Topology): string {
  return textOnAll(hooksScriptFile, topology);
}

function text(topology: Topology): string {
  const { vrrp } = topology;
  if (vrrp.hooks === undefined) throw new NoSuchFileError(path, "the topology has no vrrp.hooks");
  const { onMaster, onBackup, onFault, timeout } = vrrp.hooks;
  return render({
    timeout: timeout ?? 30,
    told: providerFilesOf(topology).told(vrrp),
    onMaster: onMaster ?? false,
    onBackup: onBackup ?? false,
    onFault: onFault ?? false,
  });
}

/** {@link hooksScript} as a file, for `generate`: where it goes, and which hosts have it. */
export const hooksScriptFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o755,
  secret: () => false,
  appliesTo: hasHooks,
  text: sameOnAll(text),
};
