/**
 * An address at Google Cloud, one of two kinds: a static external IP (`externalIp`), which leads to the balancers' own
 * addresses, or an alias IP (`aliasIp`), which is on the balancers. Project, zones and credentials come from the metadata
 * server.
 */
export interface GcpFailover {
  /** Google Cloud, whose Compute Engine API moves the address. */
  readonly provider: "gcp";
  /**
   * The reserved static external address that clients use (IPv4). It leads to the primary internal address of a balancer's
   * network interface: its `anchorIp`, or its `privateIp` if it has none.
   *
   * @default none
   */
  readonly externalIp?: string | undefined;
  /**
   * An alias IP address (IPv4) of the balancers' subnet, which moves between their network interfaces with the `privateIp`s.
   * With it, the balancers' names are those of their instances.
   *
   * @default none
   */
  readonly aliasIp?: string | undefined;
  /**
   * The name of the subnet's secondary range that `aliasIp` is in.
   *
   * @default none: it is in the subnet's primary range
   */
  readonly aliasRange?: string | undefined;
}
