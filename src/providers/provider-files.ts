import type { Init } from "../platforms/platform.js";
import type { CompiledTemplate } from "../rendering/template.js";
import type { VrrpHost, VrrpTier } from "./vrrp-tier.js";

/** What a provider answers to the generated files. */
export interface ProviderFiles {
  /** The addresses that move onto a balancer themselves, for HAProxy to bind; none where they arrive behind an anchor IP. */
  readonly addresses: readonly string[];
  /** What master.sh needs to move the address; undefined where keepalived moves it alone. */
  readonly move?: Move;
}

/** What master.sh moves, and the secret that it needs for that. */
export interface Move {
  readonly reservedIp: string;
  /** The secret itself, or else the file on the balancer that holds it. */
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
}

/** A keepalived.conf: how it looks on a kind of platform, and what is in it. */
export interface KeepalivedConf {
  readonly templates: Readonly<Record<Init, CompiledTemplate>>;
  readonly view: (tier: VrrpTier, balancer: VrrpHost) => object;
}
