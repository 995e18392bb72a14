import compiled from "../../../templates/systemd/haproxy-dropin.mustache";
import { isIpv6 } from "../../fields/address.js";
import { haproxyFolder } from "../../guards/haproxy.js";
import { absolutePath, address, oneOf } from "../../guards/kinds.js";
import type { LoadBalancer } from "../../providers/vrrp-types.js";
import { template } from "../../rendering/template.js";
import { arrivalIpOf, asksDns, providerFilesOf } from "../../topology/facts.js";
import { haproxyFolders } from "../../topology/folders.js";
import { peersPortOf } from "../../topology/peers.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, onSystemd, textOn } from "../host-file.js";

const path = "/etc/systemd/system/haproxy.service.d/haproxy-failover.conf";

const render = template(compiled, path, {
  bound: oneOf("anchor IP", "public IP"),
  arrivalIp: address,
  privateIp: address,
  folder: absolutePath,
  name: haproxyFolder,
});

/**
 * A drop-in for haproxy's unit: HAProxy waits for its address, keeps its servers' state across reloads, has only the
 * privileges it needs, and is restarted whenever it ends, unless its file is broken.
 *
 * @returns The file's text, with the host's own address.
 * @throws {NoSuchFileError} if the platform has no such file.
 *
 * @example
 * ```ts
 * haproxyDropIn(topology, topology.loadBalancers[0]); // "# Made by haproxy-failover: ...\n[Unit]\n..."
 * ```
 */
export function haproxyDropIn(topology: Topology, loadBalancer: LoadBalancer): string {
  return textOn(haproxyDropInFile, topology, loadBalancer);
}

/** {@link haproxyDropIn} as a file, for `generate`: where it goes, and which hosts have it. */
export const haproxyDropInFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o644,
  secret: () => false,
  appliesTo: onSystemd,
  text: (topology) => {
    const hasStatistics = topology.statistics !== undefined;
    const hasPeers = !hasStatistics && peersPortOf(topology) !== undefined;
    const asks = asksDns(topology);
    const folder = topology.lines?.folder ?? false;
    const configurationFolders = foldersView(topology);
    const { addresses, move } = providerFilesOf(topology);
    const arrival = move?.arrivesAt === "publicIp" ? "public IP" : "anchor IP";
    return (balancer) => {
      const { privateIp } = balancer;
      const arrivalIp = arrivalIpOf(topology, balancer);
      const isAwaited = arrivalIp === privateIp && (hasStatistics || hasPeers);
      const bound = { privateIp, ipv6: isIpv6(privateIp) };
      return render({
        arrival: arrivalIp !== undefined && !isAwaited && { bound: arrival, arrivalIp },
        // HAProxy binds addresses that may be elsewhere, which needs CAP_NET_RAW: ip(7), IP_TRANSPARENT.
        transparent: addresses.length > 0 || arrivalIp === undefined || isAwaited,
        peers: hasPeers && bound,
        statistics: hasStatistics && bound,
        asksDns: asks,
        folder,
        configurationFolders,
      });
    };
  },
};

/** Folders below /etc, which systemd creates, as ConfigurationDirectory= has them. */
function foldersView(topology: Topology) {
  const below = haproxyFolders(topology).flatMap((folder) => /^\/etc\/(.+)$/.exec(folder)?.[1] ?? []);
  return below.length > 0 && { folders: below.map((name) => ({ name })) };
}
