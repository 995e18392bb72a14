import { isIpv6 } from "../../fields/address.js";
import type { ProviderFiles } from "../provider-files.js";
import type { VipFailover } from "./failover.js";
import { addressesOf, groupsOf, instancesOf } from "./groups.js";

export function vipFiles(failover: VipFailover): ProviderFiles {
  const addresses = addressesOf(failover).map(({ address }) => address);
  return {
    addresses,
    linkLocal: failover.multicast === true && addresses.some(isIpv6),
    told: (vrrp) =>
      groupsOf(failover, vrrp).map((group) => ({
        kind: instancesOf(group).length > 1 ? "GROUP" : "INSTANCE",
        name: group.name,
      })),
  };
}
