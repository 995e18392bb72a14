import type { ProviderFiles } from "../provider-files.js";
import type { VipFailover } from "./failover.js";
import { addressesOf, groupsOf, instancesOf } from "./groups.js";

export function vipFiles(failover: VipFailover): ProviderFiles {
  return {
    addresses: addressesOf(failover).map(({ address }) => address),
    told: (vrrp) =>
      groupsOf(failover, vrrp).map((group) => ({
        kind: instancesOf(group).length > 1 ? "GROUP" : "INSTANCE",
        name: group.name,
      })),
  };
}
