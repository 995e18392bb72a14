import compiled from "../../../templates/systemd/keepalived-dropin.mustache";
import { absolutePath, address, wholeNumber } from "../../guards/kinds.js";
import { platforms } from "../../platforms/index.js";
import { template } from "../../rendering/template.js";
import { balancerAddresses, hasHooks, keepalivedRestart, providerFilesOf } from "../../topology/facts.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, onSystemd, sameOnAll, textOnAll } from "../host-file.js";

const path = "/etc/systemd/system/keepalived.service.d/haproxy-failover.conf";

const render = template(compiled, path, {
  script: absolutePath,
  buildOptions: absolutePath,
  restart: wholeNumber,
  balancers: address,
});

/**
 * A drop-in for keepalived's unit: keepalived is restarted whenever it ends, does not reload a broken file, and hears only
 * the tier's balancers.
 *
 * @returns The file's text, the same for every host.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * keepalivedDropIn(topology); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function keepalivedDropIn(topology: Topology): string {
  return textOnAll(keepalivedDropInFile, topology);
}

/** {@link keepalivedDropIn} as a file, for `generate`: where it goes, and which hosts have it. */
export const keepalivedDropInFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: onSystemd,
  text: sameOnAll((topology) => {
    const platform = platforms[topology.platform];
    const needsBuildOptions = platform.init === "systemd" && platform.keepalivedNeedsBuildOptions;
    return render({
      script: providerFilesOf(topology).move !== undefined && "/etc/keepalived/master.sh",
      buildOptions: needsBuildOptions && "/etc/keepalived/keepalived.config-opts",
      restart: keepalivedRestart(topology),
      hooks: hasHooks(topology),
      balancers: balancerAddresses(topology),
      linkLocal: providerFilesOf(topology).linkLocal,
    });
  }),
};
