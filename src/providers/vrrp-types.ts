// The public types of VRRP and of the balancers that speak it: test/types holds them against the schema.

/** How the balancers agree on who is master, as written. */
export interface VrrpInput {
  /**
   * The balancers' shared password (auth_pass): 1 to 8 ASCII letters and digits, because keepalived reads 8 characters.
   * It is a secret, though VRRP sends it in clear text. The provider decides whether it is needed.
   *
   * @default none
   */
  readonly password?: string | undefined;
  /**
   * The VRID (virtual_router_id), 1 to 255: the same on every balancer, and not used by any other VRRP group on the
   * network.
   *
   * @default 33
   */
  readonly routerId?: number | undefined;
  /**
   * The balancers' network interface on the private network.
   *
   * @default "eth1"
   */
  readonly interface?: string | undefined;
  /**
   * The name of keepalived's vrrp_instance, 1 to 63 characters.
   *
   * @default "VI_1"
   */
  readonly instance?: string | undefined;
  /**
   * How often keepalived checks HAProxy, in whole seconds from 1 to 3600.
   *
   * @default 1, and 2 on ubuntu-14.04
   */
  readonly checkInterval?: number | undefined;
  /**
   * How many checks in a row, 1 to 255, must fail before a balancer counts as failed.
   *
   * @default 2
   */
  readonly checkFall?: number | undefined;
  /**
   * How many checks in a row, 1 to 255, must succeed before it counts as healthy again.
   *
   * @default 2
   */
  readonly checkRise?: number | undefined;
  /**
   * The interval between the master's advertisements, in seconds from 0.1 to 40: whole, or below 1 with two decimals. A
   * backup takes over after three missed ones. Below 1 it needs VRRP version 3, which has no password.
   *
   * @default 1
   */
  readonly advertInterval?: number | undefined;
  /**
   * The balancers' network interface on the public network: a balancer that loses this link gives up the address. Not
   * on ubuntu-14.04.
   *
   * @default none
   */
  readonly publicInterface?: string | undefined;
  /**
   * Whether a recovered balancer takes the address back from one with a lower priority. On ubuntu-14.04, `false` is not
   * supported.
   *
   * @default true
   */
  readonly preempt?: boolean | undefined;
  /**
   * How long a recovered balancer waits before it takes the address back, in whole seconds from 1 to 1000. Not on
   * ubuntu-14.04.
   *
   * @default none: it takes the address back at once
   */
  readonly preemptDelay?: number | undefined;
  /**
   * Programs of your own that are called when a balancer changes its state, one at a time and in that order. No failover
   * waits for them. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly hooks?: VrrpHooks | undefined;
}

/** Programs on the balancers that follow VRRP's state: at least one of the three. */
export interface VrrpHooks {
  /**
   * The absolute path of the program that is called when a balancer becomes master.
   *
   * @default none
   */
  readonly onMaster?: string | undefined;
  /**
   * The absolute path of the program that is called when a balancer becomes backup, also at startup, and when its
   * keepalived stops.
   *
   * @default none
   */
  readonly onBackup?: string | undefined;
  /**
   * The absolute path of the program that is called when a balancer counts as failed.
   *
   * @default none
   */
  readonly onFault?: string | undefined;
  /** The user that the programs run as. It must be on every balancer. */
  readonly user: string;
  /**
   * How long a program may take, in whole seconds from 1 to 3600; then it is killed, and the next one called.
   *
   * @default 30
   */
  readonly timeout?: number | undefined;
}

/** How the balancers agree on who is master, with the defaults filled in. */
export interface Vrrp extends VrrpInput {
  readonly routerId: number;
  readonly interface: string;
  readonly instance: string;
  readonly checkInterval: number;
}

/** A load balancer as written: HAProxy and keepalived run here. */
export interface LoadBalancerInput {
  /**
   * The host's name: a DNS label of 1 to 63 characters, unique among all hosts (case does not matter). It names the
   * host's folder in the output.
   */
  readonly name: string;
  /** The address on the private network, IPv4 or IPv6: VRRP runs between these, and the web servers allow only these. */
  readonly privateIp: string;
  /**
   * The IPv6 address on the private network beside an IPv4 `privateIp`: needed if IPv6 addresses move, or a web server has
   * one. Not on ubuntu-14.04.
   *
   * @default none
   */
  readonly privateIpv6?: string | undefined;
  /**
   * The anchor IP (IPv4): the host's own address at which the reserved IP's traffic arrives, and the only one that
   * HAProxy binds. The provider decides whether it is needed.
   *
   * @default none
   */
  readonly anchorIp?: string | undefined;
  /**
   * The public address, if the host has one.
   *
   * @default none
   */
  readonly publicIp?: string | undefined;
  /**
   * This balancer's interface on the private network, if it differs from `vrrp.interface`.
   *
   * @default vrrp.interface
   */
  readonly interface?: string | undefined;
  /**
   * This balancer's interface on the public network, if it differs from `vrrp.publicInterface`.
   *
   * @default vrrp.publicInterface
   */
  readonly publicInterface?: string | undefined;
  /**
   * The VRRP priority, 1 to 254: the healthy balancer with the highest holds the address.
   *
   * @default 200 for the first balancer, then 100, 99, 98 and so on in the order of the list
   */
  readonly priority?: number | undefined;
}

/** A load balancer with its priority filled in. */
export interface LoadBalancer extends LoadBalancerInput {
  readonly priority: number;
}
