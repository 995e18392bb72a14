import type { LoadBalancer } from "./vrrp-types.js";

/** Where traffic for an address that is on no balancer arrives at one: the provider decides whether it needs an anchor IP. */
export function arrivalIp({ anchorIp, privateIp }: LoadBalancer): string {
  return anchorIp ?? privateIp;
}
