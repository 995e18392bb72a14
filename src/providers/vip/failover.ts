/** Addresses on a network of one's own, which keepalived moves by plain VRRP. Give either `addresses` or `groups`. */
export interface VipFailover {
  /** Nobody but keepalived: it moves the addresses itself. */
  readonly provider: "vip";
  /**
   * The addresses that clients use, 1 or more, held by one balancer at a time, each with the prefix length of its network:
   * `192.0.2.10/24`.
   *
   * @default none
   */
  readonly addresses?: readonly VipAddress[] | undefined;
  /**
   * Groups of addresses, 1 or more, each with a preferred balancer of its own: all balancers serve, and each takes over
   * from the others.
   *
   * @default none
   */
  readonly groups?: readonly VipGroup[] | undefined;
  /**
   * Whether the balancers speak by multicast, as other VRRP routers do, rather than each to each.
   *
   * @default false
   */
  readonly multicast?: boolean | undefined;
  /**
   * How often the master announces its addresses again, in whole seconds from 0 to 86400, for switches and hosts that
   * missed it; 0 for never.
   *
   * @default 60
   */
  readonly garpRefresh?: number | undefined;
}

/** An address with the prefix length of its network, `192.0.2.10/24`, alone or with an interface or a label of its own. */
export type VipAddress =
  | string
  | {
      /** The address (IPv4) with the prefix length of its network. */
      readonly address: string;
      /**
       * The interface that it goes on.
       *
       * @default the balancer's publicInterface, or else its interface on the private network
       */
      readonly interface?: string | undefined;
      /**
       * Its name in the list of addresses, 1 to 12 characters: `www` gives `eth0:www`, which old tools show.
       *
       * @default none
       */
      readonly label?: string | undefined;
    };

/** Addresses that move together, and where they belong. */
export interface VipGroup {
  /** The name of its vrrp_instance, 1 to 63 characters. */
  readonly name: string;
  /** Its addresses, 1 or more, which move together. */
  readonly addresses: readonly VipAddress[];
  /**
   * The name of the balancer that holds it when all are well; the others follow by their own priorities.
   *
   * @default the balancer with the highest priority
   */
  readonly preferred?: string | undefined;
  /**
   * Its VRID, 1 to 255.
   *
   * @default vrrp.routerId for the first group, then one more each
   */
  readonly routerId?: number | undefined;
}
