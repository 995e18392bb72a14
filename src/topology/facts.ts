import type { ClientAddress } from "../platforms/platform.js";
import { filesOf, type Move } from "../providers/files.js";
import type { LoadBalancer, Topology } from "./defaults.js";

// What more than one file, or a file and a warning, need to know and the topology does not say outright.

/** The first balancer is the primary; names are unique. */
export function isPrimary(topology: Topology, balancer: LoadBalancer): boolean {
  return topology.loadBalancers[0]?.name === balancer.name;
}

/** The ports of the services whose web servers learn the client's address in either way. */
export function clientPorts(topology: Topology): { proxyProtocol: number[]; forwardedFor: number[] } {
  const portsWith = (way: ClientAddress) =>
    topology.services.filter(({ clientAddress }) => clientAddress === way).map(({ port }) => port);
  return { proxyProtocol: portsWith("proxy-protocol"), forwardedFor: portsWith("x-forwarded-for") };
}

/** The addresses that HAProxy binds on a balancer. */
export function boundAddresses({ failover }: Topology, balancer: LoadBalancer): readonly string[] {
  return filesOf(failover).binds(balancer);
}

/** What master.sh has to move, where keepalived alone does not. */
export function moveOf({ failover }: Topology): Move | undefined {
  return filesOf(failover).move;
}
