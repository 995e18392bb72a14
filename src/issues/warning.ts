/** A valid setting that is likely to cause trouble. */
export interface Warning {
  /** A stable name for it. */
  readonly code: WarningCode;
  /** Its place in the topology: `services[0].clientAddress`. */
  readonly path: string;
  /** What will happen, and how to fix it. */
  readonly message: string;
}

/** A stable name for a warning. Compare codes, never messages: the wording may change. */
export type WarningCode =
  | "name-shared"
  | "plain-http-on-443"
  | "port-taken"
  | "address-late-at-boot"
  | "address-outside-network"
  | "advert-interval-very-short"
  | "anchor-ip-public"
  | "api-without-external-ip"
  | "assign-ip-outdated"
  | "check-sees-process-only"
  | "certificate-needed"
  | "check-connects-only"
  | "client-address-appended"
  | "client-address-unknown"
  | "connections-over-files"
  | "cookie-unencrypted"
  | "external-ip-in-the-way"
  | "firewall-must-pass-peers"
  | "firewall-must-pass-vrrp"
  | "multicast-may-not-pass"
  | "no-password"
  | "one-zone-only"
  | "own-lines"
  | "password-in-clear-text"
  | "path-hidden"
  | "password-unencrypted"
  | "password-well-known"
  | "platform-end-of-life"
  | "primary-not-highest"
  | "priority-not-bridgeable"
  | "private-ip-public"
  | "public-ip-private"
  | "public-link-unwatched"
  | "reserved-ip-private"
  | "router-id-common"
  | "single-server"
  | "slow-requests"
  | "single-web-server"
  | "takeover-gives-up"
  | "takeover-on-transition-only"
  | "takeover-result-unchecked"
  | "takeover-trusts-metadata"
  | "token-well-known"
  | "zones-unseen";
