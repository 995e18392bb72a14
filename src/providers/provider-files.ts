import type { Init } from "../platforms/platform.js";
import type { VrrpHost, VrrpTier } from "./vrrp-tier.js";

/** What the generated files need to know from a provider. */
export interface ProviderFiles {
  /** The addresses that move onto the balancer itself, for HAProxy to bind; none if traffic arrives at an anchor IP. */
  readonly addresses: readonly string[];
  /** What master.sh needs to move the address; undefined if keepalived moves it alone. */
  readonly move?: Move;
}

/** What master.sh moves, and the secret that it needs for that. */
export interface Move {
  readonly reservedIp: string;
  /** The secret itself, or else the file on the balancer that holds it. */
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
}

export const keepalivedConfPath = "/etc/keepalived/keepalived.conf";

/** The text of a keepalived.conf. */
export type KeepalivedConf = (tier: VrrpTier, balancer: VrrpHost, init: Init) => string;
