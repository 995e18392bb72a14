/**
 * A reserved IP that DigitalOcean's API moves, a reserved IPv6, or both, each followed on its own. Give either `token` or
 * `tokenFile`.
 */
export interface DigitalOceanFailover {
  /** DigitalOcean, whose API moves the reserved IP. */
  readonly provider: "digitalocean";
  /**
   * The reserved IP (IPv4): the address that clients use, held by one balancer at a time.
   *
   * @default none
   */
  readonly reservedIp?: string | undefined;
  /**
   * The reserved IPv6, beside the reserved IP or instead of it. It is on every balancer, and HAProxy binds it.
   *
   * @default none
   */
  readonly reservedIpv6?: string | undefined;
  /**
   * Whether the Droplets are made from custom images, which have no anchor IP: traffic for the reserved IP arrives at each
   * balancer's `publicIp`, and HAProxy binds that. Not with `reservedIpv6`.
   *
   * @default false
   */
  readonly customImage?: boolean | undefined;
  /**
   * The API token, written into master.sh: 1 to 1024 printable ASCII characters. It is a secret.
   *
   * @default none
   */
  readonly token?: string | undefined;
  /**
   * The absolute path of a file on the balancers that contains the API token, so that master.sh does not.
   *
   * @default none
   */
  readonly tokenFile?: string | undefined;
}
