/** Addresses on your own network, which keepalived moves by plain VRRP. Give either `addresses` or `groups`. */
export interface VipFailover {
  /** A virtual IP: keepalived itself moves the addresses. */
  readonly provider: "vip";
  /**
   * The addresses that clients use, 1 or more, held by one balancer at a time, each with the prefix length of its network:
   * `192.0.2.10/24`.
   *
   * @default none
   */
  readonly addresses?: readonly VipAddress[] | undefined;
  /**
   * Groups of addresses, 1 or more, each with its own preferred balancer: all balancers serve, and each takes over from
   * the others.
   *
   * @default none
   */
  readonly groups?: readonly VipGroup[] | undefined;
  /**
   * Whether the balancers use multicast, as other VRRP routers do, instead of unicast.
   *
   * @default false
   */
  readonly multicast?: boolean | undefined;
  /**
   * How often the master repeats its gratuitous ARP, in whole seconds from 0 to 86400, for switches and hosts that missed
   * it; 0 for never.
   *
   * @default 60
   */
  readonly garpRefresh?: number | undefined;
}

/** An address with the prefix length of its network, `192.0.2.10/24`, alone or with its own interface or label. */
export type VipAddress =
  | string
  | {
      /** The address with the prefix length of its network. */
      readonly address: string;
      /**
       * The interface that the address is added to.
       *
       * @default the balancer's publicInterface, or its interface on the private network
       */
      readonly interface?: string | undefined;
      /**
       * Its label, 1 to 12 characters: `www` makes `eth0:www`, which old tools such as ifconfig show.
       *
       * @default none
       */
      readonly label?: string | undefined;
    };

/** Addresses that move together, and the balancer that they belong on. */
export interface VipGroup {
  /** The name of the group's vrrp_instance, 1 to 63 characters. */
  readonly name: string;
  /** The group's addresses, 1 or more, which move together. */
  readonly addresses: readonly VipAddress[];
  /**
   * The name of the balancer that holds the group while all are healthy; the others follow by priority.
   *
   * @default the balancer with the highest priority
   */
  readonly preferred?: string | undefined;
  /**
   * The group's VRID, 1 to 255.
   *
   * @default vrrp.routerId for the first group, then one more each
   */
  readonly routerId?: number | undefined;
}
