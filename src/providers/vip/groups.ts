import { UnsafeValueError } from "../../errors.js";
import { isIpv6 } from "../../fields/address.js";
import { type Cidr, cidr } from "../../fields/virtual-address.js";
import type { VrrpTier } from "../vrrp-tier.js";
import type { LoadBalancer } from "../vrrp-types.js";
import type { VipAddress, VipFailover } from "./failover.js";

// The topology's addresses with their short forms expanded.

export interface VirtualAddress extends Cidr {
  readonly interface: string | undefined;
  readonly label: string | undefined;
}

/** Addresses that move together: one vrrp_instance, or with both families two in a sync group. */
export interface Group {
  readonly name: string;
  readonly addresses: readonly VirtualAddress[];
  readonly routerId: number;
  /** The name of the balancer where it belongs; undefined for the one with the highest priority. */
  readonly preferred: string | undefined;
}

export function groupsOf(failover: VipFailover, { instance, routerId }: VrrpTier["vrrp"]): Group[] {
  const groups = failover.groups ?? [{ name: instance, addresses: failover.addresses ?? [] }];
  return groups.map((group, index) => ({
    name: group.name,
    addresses: group.addresses.map(virtualAddressOf),
    routerId: ("routerId" in group ? group.routerId : undefined) ?? routerId + index,
    preferred: "preferred" in group ? group.preferred : undefined,
  }));
}

/** Every address, in the order in which the topology has them. */
export function addressesOf({ addresses = [], groups = [] }: VipFailover): VirtualAddress[] {
  return [...addresses, ...groups.flatMap((group) => group.addresses)].map(virtualAddressOf);
}

function virtualAddressOf(written: VipAddress): VirtualAddress {
  const { address, interface: own, label } = typeof written === "string" ? { address: written } : written;
  const parts = cidr(address);
  // The schema allows nothing else.
  if (parts === undefined) throw new UnsafeValueError("a virtual address without its prefix length");
  return { ...parts, interface: own, label };
}

/** A group's addresses of one family. */
export interface Instance {
  readonly name: string;
  readonly ipv6: boolean;
  readonly addresses: readonly VirtualAddress[];
}

/** A vrrp_instance has addresses of one family. The IPv4 one keeps its name when IPv6 comes: it would begin anew, and move. */
export function instancesOf({ name, addresses }: Group): Instance[] {
  const ipv4 = addresses.filter(({ address }) => !isIpv6(address));
  const ipv6 = addresses.filter(({ address }) => isIpv6(address));
  return [
    { name, ipv6: false, addresses: ipv4 },
    // No name of a topology has a dot.
    { name: ipv4.length > 0 ? `${name}.v6` : name, ipv6: true, addresses: ipv6 },
  ].filter((instance) => instance.addresses.length > 0);
}

/** The interface that an address goes on. */
export function interfaceOf(address: VirtualAddress, { vrrp }: VrrpTier, balancer: LoadBalancer): string {
  return address.interface ?? balancer.publicInterface ?? vrrp.publicInterface ?? balancer.interface ?? vrrp.interface;
}

/** A balancer's priority in a group: the preferred one has the highest of all, the others keep their order. */
export function priorityIn({ preferred }: Group, { loadBalancers }: VrrpTier, { name }: LoadBalancer): number {
  const byPriority = [...loadBalancers].sort((one, other) => other.priority - one.priority);
  const first = byPriority.filter((balancer) => balancer.name === preferred);
  const order = [...first, ...byPriority.filter((balancer) => balancer.name !== preferred)];
  return byPriority[order.findIndex((balancer) => balancer.name === name)]?.priority ?? 0;
}
