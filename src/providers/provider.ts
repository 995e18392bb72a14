import type { Draft } from "../fields/draft.js";
import type { Issue } from "../issues/issue.js";
import type { Keys } from "../issues/path.js";
import type { PlatformName } from "../platforms/index.js";
import type { Fault, Platform } from "../platforms/platform.js";
import type { Failover } from "./failover.js";
import type { VrrpTier } from "./vrrp-tier.js";

/** What moves the address that clients use: its rules, warnings and starter. Its keys are in schemas.ts. */
export interface Provider<Of extends Failover = Failover> {
  /** Its name in a topology. */
  readonly name: Of["provider"];
  /** A valid `failover`, shown to someone whose value is not a map. */
  readonly example: string;
  /** Whether balancers may have an anchor IP: the local address at which traffic for the moving one arrives. */
  readonly anchorIp: "optional" | "refused";
  /** Whether a tier may have IPv6 on its private network. Which addresses may move, its schema says. */
  readonly ipv6: boolean;
  /** Whether `vrrp` has a password. */
  readonly password: Wish;
  /** Whether it has files for Upstart platforms. */
  readonly onUpstart: boolean;
  /** The keys of `vrrp` that its files for Upstart platforms do not take. */
  readonly notOnUpstart: readonly string[];
  /** The paths of the addresses within `failover`; each address must be unique in the topology. */
  readonly addresses: (failover: Draft) => readonly { readonly keys: Keys; readonly value: unknown }[];
  /**
   * Errors between the fields of `failover`, and between these and others. Runs on the input as written; errors within
   * one field are the schema's.
   */
  readonly issues: (failover: Draft, topology: Draft, platform: Platform | undefined) => Issue[];
  /** The VRIDs of its instances, with their paths. A provider without groups has one, for IPv4: `vrrp.routerId`. */
  routerIds?(
    failover: Of,
    vrrp: VrrpTier["vrrp"],
  ): { readonly routerId: number; readonly path: string; readonly ipv6: boolean }[];
  /** Its known faults on a platform, for any topology. */
  readonly faults: (platform: Platform) => readonly Fault[];
  /** Valid settings in a parsed topology that are likely to cause trouble. */
  warnings(failover: Of, tier: Tier): Fault[];
  /** The topology that `init` prints. */
  readonly starter: (asked: Asked) => string;
}

/** What `init` knows of a tier. */
interface Asked {
  readonly platform: PlatformName;
  /** The usual name, where the platform's files take one. */
  readonly publicInterface: string | false;
}

type Wish = "required" | "optional" | "refused";

/** The part of a parsed topology that a provider sees, apart from its own. */
export interface Tier extends VrrpTier {
  readonly platform: Platform;
}
