import { isIpv6 } from "../../fields/address.js";
import type { AddressGroup, ProviderFiles } from "../provider-files.js";
import type { VrrpTier } from "../vrrp-tier.js";
import type { VipFailover } from "./failover.js";
import { addressesOf, type Group, groupsOf, instancesOf, priorityIn } from "./groups.js";

export function vipFiles(failover: VipFailover): ProviderFiles {
  const addresses = addressesOf(failover).map(({ address }) => address);
  return {
    bound: "virtual address",
    addresses,
    linkLocal: failover.multicast === true && addresses.some(isIpv6),
    told: (vrrp) =>
      groupsOf(failover, vrrp).map((group) => ({
        kind: instancesOf(group).length > 1 ? "GROUP" : "INSTANCE",
        name: group.name,
      })),
    moves: { groups: (tier) => groupsOf(failover, tier.vrrp).map((group) => movingGroup(group, tier)) },
  };
}

function movingGroup(group: Group, tier: VrrpTier): AddressGroup {
  const order = tier.loadBalancers.map((balancer) => ({
    name: balancer.name,
    priority: priorityIn(group, tier, balancer),
  }));
  const { advertInterval = 1 } = tier.vrrp;
  return {
    addresses: group.addresses.map(({ address }) => address),
    order: order.sort((one, other) => other.priority - one.priority),
    routerId: group.routerId,
    versions: instancesOf(group).map(({ ipv6 }) => (ipv6 || advertInterval < 1 ? 3 : 2)),
  };
}
