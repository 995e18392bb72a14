import type { ProviderFiles } from "../provider-files.js";
import type { VipFailover } from "./failover.js";
import { addressesOf, groupsOf } from "./groups.js";

export function vipFiles(failover: VipFailover): ProviderFiles {
  return {
    addresses: addressesOf(failover).map(({ address }) => address),
    told: (vrrp) => groupsOf(failover, vrrp).map(({ name }) => ({ kind: "INSTANCE", name })),
  };
}
