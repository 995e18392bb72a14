/** Failover IPs of Hetzner's dedicated servers, which Robot's web service moves. Every balancer has a `publicIp`. */
export interface HetznerRobotFailover {
  /** Hetzner Robot, whose web service moves the failover IPs. */
  readonly provider: "hetzner-robot";
  /** The failover IPs (IPv4), 1 or more: the addresses that clients use. Each is followed on its own. */
  readonly failoverIps: readonly string[];
  /** The web service user, such as `#ws+changeme`: 1 to 64 ASCII letters, digits, and `#+._@-`. */
  readonly user: string;
  /** The absolute path of a file on the balancers that contains the user's password. */
  readonly passwordFile: string;
}
