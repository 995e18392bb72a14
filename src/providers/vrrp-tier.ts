/** What keepalived.conf needs to know, apart from the provider's part. */
export interface VrrpTier {
  readonly loadBalancers: readonly VrrpHost[];
  readonly vrrp: {
    readonly password?: string | undefined;
    readonly routerId: number;
    readonly interface: string;
    readonly instance: string;
    readonly checkInterval: number;
    readonly checkFall?: number | undefined;
    readonly checkRise?: number | undefined;
    readonly advertInterval?: number | undefined;
    readonly publicInterface?: string | undefined;
    readonly preempt?: boolean | undefined;
    readonly preemptDelay?: number | undefined;
    readonly hooks?: object | undefined;
  };
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
