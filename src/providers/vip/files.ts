import type { ProviderFiles } from "../files.js";
import type { VipFailover } from "./failover.js";
import { addressesOf } from "./groups.js";

export function vipFiles(failover: VipFailover): ProviderFiles {
  return { addresses: addressesOf(failover).map(({ address }) => address) };
}
