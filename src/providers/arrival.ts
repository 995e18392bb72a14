import type { LoadBalancer } from "./vrrp-types.js";

/** Which of a balancer's addresses gets the traffic for an address that is on no balancer. */
export type ArrivesAt = "anchorIp" | "publicIp";

/** Where it arrives: the provider decides whether a balancer needs an anchor IP. */
export function arrivalIp(
  { anchorIp, privateIp, publicIp = "" }: LoadBalancer,
  arrivesAt: ArrivesAt = "anchorIp",
): string {
  return arrivesAt === "publicIp" ? publicIp : (anchorIp ?? privateIp);
}
