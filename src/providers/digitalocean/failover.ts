/** A reserved IP that DigitalOcean's API moves. Give either `token` or `tokenFile`. */
export interface DigitalOceanFailover {
  /** DigitalOcean, whose API moves the reserved IP. */
  readonly provider: "digitalocean";
  /** The reserved IP (IPv4): the address that clients use, held by one balancer at a time. */
  readonly reservedIp: string;
  /**
   * Whether the Droplets are made from custom images, which have no anchor IP: traffic for the reserved IP arrives at each
   * balancer's `publicIp`, and HAProxy binds that.
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
