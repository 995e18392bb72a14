import type { Vrrp } from "./vrrp-types.js";

/** What keepalived.conf needs to know, apart from the provider's part. */
export interface VrrpTier {
  readonly loadBalancers: readonly VrrpHost[];
  readonly vrrp: Vrrp;
}

/** A balancer, as VRRP sees it. */
export interface VrrpHost {
  readonly name: string;
  readonly privateIp: string;
  readonly privateIpv6?: string | undefined;
  readonly anchorIp?: string | undefined;
  readonly publicIp?: string | undefined;
  readonly interface?: string | undefined;
  readonly publicInterface?: string | undefined;
  readonly priority: number;
}
