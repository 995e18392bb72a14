import type { LoadBalancer, Topology } from "./defaults.js";

// What more than one file, or a file and a warning, need to know and the topology does not say outright.

/** The first balancer is the primary; names are unique. */
export function isPrimary(topology: Topology, balancer: LoadBalancer): boolean {
  return topology.loadBalancers[0]?.name === balancer.name;
}

/** All the other balancers: VRRP is unicast, so each must know every one. */
export function peersOf(topology: Topology, balancer: LoadBalancer): LoadBalancer[] {
  return topology.loadBalancers.filter((other) => other.name !== balancer.name);
}
