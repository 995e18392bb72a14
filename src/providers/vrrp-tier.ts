import type { LoadBalancer, Vrrp } from "./vrrp-types.js";

/** What keepalived.conf needs to know, apart from the provider's part. */
export interface VrrpTier {
  readonly loadBalancers: readonly LoadBalancer[];
  readonly vrrp: Vrrp;
}
