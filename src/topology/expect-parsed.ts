import { UnsafeValueError } from "../errors.js";
import { draftMap, isMap } from "../fields/draft.js";
import { initOf } from "../platforms/init.js";
import type { Topology } from "./topology.js";

/**
 * Refuses what does not have the shape of a parsed topology: a caller in JavaScript may pass anything. The guards check
 * each value later.
 *
 * @throws {UnsafeValueError} if a list, a map or a known platform is missing.
 */
export function expectParsed(topology: Topology): void {
  const { platform, webServers, loadBalancers, services, backends, vrrp, failover } = draftMap(topology);
  const lists = [webServers, loadBalancers, services, backends ?? []];
  const hasShape =
    typeof platform === "string" &&
    Object.hasOwn(initOf, platform) &&
    lists.every((list) => Array.isArray(list) && list.every(isMap)) &&
    isMap(vrrp) &&
    isMap(failover);
  if (!hasShape) throw new UnsafeValueError("not a parsed topology");
}
