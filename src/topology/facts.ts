import type { ClientAddress } from "../platforms/platform.js";
import { filesOf, type ProviderFiles } from "../providers/files.js";
import type { LoadBalancer, Topology } from "./topology.js";

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

/** What the provider of a topology answers to its files. */
export function providerFilesOf({ failover }: Topology): ProviderFiles {
  return filesOf(failover);
}

/** The addresses that clients use. */
export function clientAddressesOf(topology: Topology): readonly string[] {
  const { move, addresses } = providerFilesOf(topology);
  return move === undefined ? addresses : [move.reservedIp];
}
