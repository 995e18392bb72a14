import systemd from "../../../templates/keepalived/keepalived-conf.systemd.mustache";
import upstart from "../../../templates/keepalived/keepalived-conf.upstart.mustache";
import { seconds } from "../../guards/keepalived.js";
import { address, networkInterface, oneOf, password, wholeNumber, word } from "../../guards/kinds.js";
import { platforms } from "../../platforms/index.js";
import { ownKeepalivedConf } from "../../providers/keepalived-confs.js";
import { keepalivedConfPath as path } from "../../providers/provider-files.js";
import type { LoadBalancer } from "../../providers/vrrp-types.js";
import { templates } from "../../rendering/template.js";
import { isPrimary } from "../../topology/facts.js";
import type { Topology } from "../../topology/topology.js";
import { type LoadBalancerFile, onEveryPlatform, textOn } from "../host-file.js";

const render = templates({ upstart, systemd }, path, {
  instance: word,
  state: oneOf("MASTER", "BACKUP"),
  interface: networkInterface,
  publicInterface: networkInterface,
  privateIp: address,
  peers: address,
  password,
  priority: wholeNumber,
  routerId: wholeNumber,
  checkInterval: wholeNumber,
  checkFall: wholeNumber,
  checkRise: wholeNumber,
  advertInterval: seconds,
  preemptDelay: wholeNumber,
});

/**
 * A balancer's `/etc/keepalived/keepalived.conf`: the check of HAProxy, and the VRRP instance that makes this balancer
 * master or backup.
 *
 * @returns The file's text, including the VRRP password.
 * @throws {NoSuchFileError} if the host is not in the topology.
 *
 * @example
 * ```ts
 * keepalivedConf(topology, topology.loadBalancers[0]); // "vrrp_script chk_haproxy {\n..."
 * ```
 */
export function keepalivedConf(topology: Topology, loadBalancer: LoadBalancer): string {
  return textOn(keepalivedConfFile, topology, loadBalancer);
}

function text(topology: Topology, loadBalancer: LoadBalancer): string {
  const { vrrp, loadBalancers } = topology;
  const { preempt, preemptDelay } = vrrp;
  const platform = platforms[topology.platform];
  const ofProvider = ownKeepalivedConf(topology.failover);
  if (ofProvider) return ofProvider(topology, loadBalancer, platform);
  // keepalived.conf(5): nopreempt and preempt_delay do not work with the initial state MASTER.
  const mayStartAsMaster = preempt !== false && preemptDelay === undefined;
  return render[platform.init]({
    interface: loadBalancer.interface ?? vrrp.interface,
    instance: vrrp.instance,
    routerId: vrrp.routerId,
    password: vrrp.password ?? "",
    checkInterval: vrrp.checkInterval,
    checkFall: vrrp.checkFall ?? 2,
    checkRise: vrrp.checkRise ?? 2,
    advertInterval: vrrp.advertInterval ?? false,
    nopreempt: preempt === false,
    preemptDelay: preemptDelay ?? false,
    hooks: vrrp.hooks !== undefined,
    publicInterface: loadBalancer.publicInterface ?? vrrp.publicInterface ?? false,
    reloadCheckConfig: platform.init === "systemd" && platform.reloadCheckConfig,
    noVirtualIpaddress: platform.init === "systemd" && platform.noVirtualIpaddress,
    placeholder: platform.init === "systemd" && !platform.noVirtualIpaddress,
    state: isPrimary(topology, loadBalancer) && mayStartAsMaster ? "MASTER" : "BACKUP",
    priority: loadBalancer.priority,
    privateIp: loadBalancer.privateIp,
    // VRRP is unicast, so each balancer lists all others.
    peers: loadBalancers.filter(({ name }) => name !== loadBalancer.name).map(({ privateIp }) => privateIp),
  });
}

/** {@link keepalivedConf} as a file, for `generate`: where it goes, and which hosts have it. */
export const keepalivedConfFile: LoadBalancerFile = {
  on: "loadBalancers",
  path,
  mode: 0o600,
  secret: ({ vrrp }) => vrrp.password !== undefined,
  appliesTo: onEveryPlatform,
  text: (topology) => (loadBalancer) => text(topology, loadBalancer),
};
