import text from "../../../templates/keepalived/keepalived-conf.mustache";
import { keepalivedGuard } from "../../text/keepalived.js";
import { template } from "../../text/template.js";
import type { LoadBalancer, Topology } from "../../topology/defaults.js";
import { isPrimary, peersOf } from "../../topology/facts.js";
import type { HostFile } from "../host-file.js";

const render = template(text, keepalivedGuard);

/**
 * A balancer's `/etc/keepalived/keepalived.conf`: the check of HAProxy, and the VRRP instance that makes this balancer
 * master or backup.
 *
 * @returns The file's text. It holds the VRRP password.
 *
 * @example
 * ```ts
 * keepalivedConf(topology, topology.loadBalancers[0]); // "vrrp_script chk_haproxy {\n..."
 * ```
 */
export function keepalivedConf(topology: Topology, loadBalancer: LoadBalancer): string {
  return render({
    ...topology.vrrp,
    state: isPrimary(topology, loadBalancer) ? "MASTER" : "BACKUP",
    priority: loadBalancer.priority,
    privateIp: loadBalancer.privateIp,
    peers: peersOf(topology, loadBalancer).map(({ privateIp }) => privateIp),
  });
}

export const keepalivedConfFile: HostFile<LoadBalancer> = {
  path: "/etc/keepalived/keepalived.conf",
  mode: 0o600,
  secret: () => true,
  content: keepalivedConf,
};
