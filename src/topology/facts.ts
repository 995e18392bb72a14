import { isHostAddress } from "../fields/address.js";
import type { ClientAddress } from "../platforms/platform.js";
import { arrivalIp } from "../providers/arrival.js";
import { filesOf } from "../providers/files.js";
import type { AddressGroup, Move, ProviderFiles } from "../providers/provider-files.js";
import type { LoadBalancer } from "../providers/vrrp-types.js";
import { poolsOf } from "./pools.js";
import type { Topology } from "./topology.js";

// Facts derived from the topology that several files, or a file and a warning, need.

/** The first balancer is the primary; names are unique. */
export function isPrimary(topology: Topology, balancer: LoadBalancer): boolean {
  return topology.loadBalancers[0]?.name === balancer.name;
}

/** The ports on which nginx learns the client's address, by either method. */
export function clientPorts(topology: Topology): { proxyProtocol: number[]; forwardedFor: number[] } {
  const ours = poolsOf(topology).filter(({ isOurs }) => isOurs);
  const portsWith = (way: ClientAddress) => [
    ...new Set(ours.filter(({ clientAddress }) => clientAddress === way).map(({ port }) => port)),
  ];
  return {
    proxyProtocol: [...portsWith("proxy-protocol"), ...portsWith("proxy-protocol-v2")],
    forwardedFor: portsWith("x-forwarded-for"),
  };
}

/** The ports on which nginx gets requests from HAProxy, rather than clients' own connections. */
export function requestPorts(topology: Topology): number[] {
  return [...new Set(poolsOf(topology).flatMap(({ isOurs, mode, port }) => (isOurs && mode === "http" ? port : [])))];
}

/** The addresses from which the balancers ask the web servers. */
export function balancerAddresses({ loadBalancers }: Topology): readonly string[] {
  const addresses: string[] = [];
  for (const { privateIp, privateIpv6 } of loadBalancers) {
    addresses.push(privateIp);
    if (privateIpv6 !== undefined) addresses.push(privateIpv6);
  }
  return addresses;
}

/** Whether keepalived's changes of state call programs of one's own; upstart platforms take none. */
export function hasHooks({ vrrp }: Topology): boolean {
  return vrrp.hooks !== undefined;
}

/** Whether a server is given by its host name. */
export function asksDns({ backends }: Topology): boolean {
  return backends.some(({ servers }) =>
    servers?.some(({ address }) => address !== undefined && !isHostAddress(address)),
  );
}

/** The answers of a topology's provider. */
export function providerFilesOf({ failover }: Topology): ProviderFiles {
  return filesOf(failover);
}

/**
 * How long systemd waits before it starts keepalived again, in seconds. keepalived removes the addresses that it moves when
 * it starts: by then the next balancer has them, after three advertisements and a skew of less than one.
 */
export function keepalivedRestart(topology: Topology): number {
  const { advertInterval = 1 } = topology.vrrp;
  const soonest = 2;
  return providerFilesOf(topology).move === undefined ? Math.max(soonest, Math.ceil(4 * advertInterval)) : soonest;
}

/** Whether traffic for an address that clients use arrives at one of the balancers' own. */
export function isBehind(move: Move | undefined): move is Move {
  return (move?.behind.length ?? 0) > 0;
}

/** A balancer's own address at which traffic for the one that moves arrives, if it does not arrive at that one itself. */
export function arrivalIpOf(topology: Topology, balancer: LoadBalancer): string | undefined {
  const { move } = providerFilesOf(topology);
  return isBehind(move) ? arrivalIp(balancer, move.arrivesAt) : undefined;
}

/** The addresses that clients use. */
export function clientAddressesOf(topology: Topology): readonly string[] {
  const { move, addresses } = providerFilesOf(topology);
  return [...(move?.behind ?? []), ...addresses];
}

/** The addresses that clients use, by what moves together; one group, if the provider knows no others. */
export function addressGroupsOf(topology: Topology): readonly AddressGroup[] {
  const { loadBalancers, vrrp } = topology;
  const order = [...loadBalancers].sort((one, other) => other.priority - one.priority);
  const whole = { addresses: clientAddressesOf(topology), order, routerId: vrrp.routerId, versions: [2] as const };
  return providerFilesOf(topology).moves?.groups?.(topology) ?? [whole];
}
