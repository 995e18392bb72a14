import * as z from "zod/mini";
import type { Draft } from "../fields/draft.js";
import { described, type RuleCode, shownIfLike } from "../fields/kinds.js";
import type { Issue } from "../issues/issue.js";
import type { Keys } from "../issues/path.js";
import type { Fault, Platform } from "../platforms/platform.js";
import type { Template } from "../rendering/template.js";
import type { VrrpTier } from "./vrrp-tier.js";

/** Who moves the address that clients use: what it asks of a topology, and what it says about one. */
export interface Provider<Schema extends z.ZodMiniType = z.ZodMiniType> {
  /** Its name in a topology. */
  readonly name: string;
  /** The keys of `failover`, `provider` among them. Secrets are marked here, and nowhere else. */
  readonly schema: Schema;
  /** A right `failover`, for whoever wrote something that is no map. */
  readonly example: string;
  /** Whether every balancer has an anchor IP: an address of its own, behind which the one that moves arrives. */
  readonly anchorIp: Wish;
  /** Whether `vrrp` has a password. */
  readonly password: Wish;
  /** The keys of `vrrp` that its files for Upstart platforms do not take. */
  readonly notOnUpstart: readonly string[];
  /** Where addresses stand within `failover`: each must be the only one of its kind in the topology. */
  readonly addresses: (failover: Draft) => readonly { readonly keys: Keys; readonly value: unknown }[];
  /** What is wrong between the fields of `failover`, and between these and others. It runs on what people wrote, and leaves to the schema what one field shows. */
  readonly issues: (failover: Draft, topology: Draft, platform: Platform | undefined) => Issue[];
  /** The VRIDs of its instances, each with its place; those of a provider that has none of its own are `vrrp.routerId`. */
  routerIds?(
    failover: z.output<Schema>,
    vrrp: VrrpTier["vrrp"],
  ): { readonly routerId: number; readonly path: string }[];
  /** What is known to go wrong with it on a platform, whatever the topology says. */
  readonly faults: (platform: Platform) => readonly Fault[];
  /** What is legal in a parsed topology and will bite. */
  warnings(failover: z.output<Schema>, tier: Tier): Fault[];
  /** The topology that `init` prints. */
  readonly starter: Template;
}

type Wish = "required" | "optional" | "refused";

/** What a provider sees of a parsed topology, beside its own part. */
export interface Tier extends VrrpTier {
  readonly platform: Platform;
}

/** The field `failover.provider`. */
export function providerName<const Name extends string>(name: Name, description: string) {
  const code: RuleCode = "provider-unknown";
  return shownIfLike(/^[a-z-]{1,20}$/, described(z.literal(name, { error: code }), description));
}
