import type { Platform } from "../platforms/platform.js";
import type { ArrivesAt } from "./arrival.js";
import type { VrrpTier } from "./vrrp-tier.js";
import type { LoadBalancer } from "./vrrp-types.js";

/** What the generated files need to know from a provider. */
export interface ProviderFiles {
  /** What the address that HAProxy binds is called. */
  readonly bound: "anchor IP" | "public IP" | "virtual address" | "floating IP" | "failover IP" | "address";
  /**
   * The addresses that clients use, for HAProxy to bind: they move onto a balancer, or are on all of them and their traffic
   * moves. None if traffic arrives at an address of the balancers' own.
   */
  readonly addresses: readonly string[];
  /** The instances or sync groups whose state, as keepalived reports it, says which balancer holds the addresses. */
  readonly told: (vrrp: VrrpTier["vrrp"]) => readonly Told[];
  /** Whether the balancers hear each other's VRRP from link-local addresses. */
  readonly linkLocal: boolean;
  /** What master.sh needs to move the address; undefined if keepalived moves it alone. */
  readonly move?: Move;
  /** How the addresses move, where the forecast needs to know more than that. */
  readonly moves?: Moves;
}

/** How a provider's addresses move. */
export interface Moves {
  /** How long its API takes from the request until traffic arrives, in seconds; 1 to 10 if it does not say. */
  readonly seconds?: { readonly least: number; readonly most: number };
  /** The same when its API is slow, in seconds; 10 to 30 if it does not say. */
  readonly slowSeconds?: { readonly least: number; readonly most: number };
  /** How much later than the first of several addresses master.sh asks for the last one, in seconds; at once if it does not say. */
  readonly apart?: { readonly least: number; readonly most: number };
  /** How long master.sh waits after one failed call, two in a row and so on, in seconds; the last one goes on. 1, 2, 4, 8 and 15 if it does not say. */
  readonly patience?: (tier: VrrpTier) => readonly number[];
  /** What refuses, for this patience: everything, if it does not say. */
  readonly refusals?: string;
  /** The groups of addresses; by default all are one, and go to the balancers by their priorities. */
  readonly groups?: (tier: VrrpTier) => readonly AddressGroup[];
}

/** Addresses that move together. */
export interface AddressGroup {
  readonly addresses: readonly string[];
  /** The balancers with their priorities for this group, the highest first. */
  readonly order: readonly { readonly name: string; readonly priority: number }[];
  readonly routerId: number;
  /** The versions of VRRP that its instances speak. */
  readonly versions: readonly (2 | 3)[];
}

/** Whose state keepalived tells: one instance's, or that of a sync group, whose instances move together. */
export interface Told {
  readonly kind: "INSTANCE" | "GROUP";
  readonly name: string;
}

/** What master.sh needs to move addresses. */
export interface Move {
  /** Those whose traffic arrives at an address of the balancers' own. */
  readonly behind: readonly string[];
  /** Which of them; the anchor IP, if left out. */
  readonly arrivesAt?: ArrivesAt;
  /** Debian's packages with the programs that it calls, beside curl. */
  readonly packages: readonly string[];
  /** Programs of the user's own that it calls, by their keys in `failover`; root runs them. */
  readonly programs: readonly { readonly key: string; readonly program: string }[];
  /** The secret itself, or else the file on the balancer that holds it. */
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
}

export const keepalivedConfPath = "/etc/keepalived/keepalived.conf";

/** The text of a keepalived.conf. */
export type KeepalivedConf = (tier: VrrpTier, balancer: LoadBalancer, platform: Platform) => string;
