/** Floating IPs that Hetzner Cloud's API moves. Give either `token` or `tokenFile`. */
export interface HetznerFailover {
  /** Hetzner Cloud, whose API moves the floating IPs. */
  readonly provider: "hetzner";
  /** The floating IPs, 1 or more: the addresses that clients use. Each is followed on its own. */
  readonly floatingIps: readonly FloatingIp[];
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

/** An address of Hetzner Cloud that moves between servers. */
export interface FloatingIp {
  /** The address that clients use. Of an IPv6 floating IP, which is a network of 64 bits, an address in it. */
  readonly address: string;
  /** The floating IP's number, 1 to 9007199254740991, as `hcloud floating-ip list` shows it. */
  readonly id: number;
}
