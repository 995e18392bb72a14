import { peersPortOf } from "../topology/peers.js";
import type { Topology } from "../topology/topology.js";

/** What templates/haproxy/parts/peers.systemd.mustache prints, where the balancers have tables to synchronize. */
export function peersView(topology: Topology) {
  const port = peersPortOf(topology);
  if (port === undefined) return false as const;
  return { balancers: topology.loadBalancers.map(({ name, privateIp }) => ({ name, privateIp, port })) };
}
