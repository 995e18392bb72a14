import { draftList } from "../fields/draft.js";
import { formatPath, type Keys } from "../issues/path.js";
import { providerNamed } from "../providers/index.js";
import type { Topology } from "./topology.js";

/** A topology with the name of its tier. */
export interface NamedTopology {
  /** What the tier is called: unique among those that are looked at together. */
  readonly name: string;
  readonly topology: Topology;
}

/** A stable name for what is suspicious between tiers. */
export type TierWarningCode = "address-shared" | "vrid-shared";

/** What is legal in each tier and suspicious in all of them together. */
export interface TierWarning {
  readonly code: TierWarningCode;
  /** The tiers concerned, in their order. */
  readonly tiers: readonly string[];
  /** Where it is in the first of them: `loadBalancers[0].privateIp`. */
  readonly path: string;
  /** What will happen, and how to mend it. */
  readonly message: string;
}

/**
 * Compares tiers with each other: addresses that two of them share, and the same VRID on one network.
 *
 * @param tiers - Topologies from `parseTopology`, each with a name of its own.
 * @returns The warnings, each once for all tiers concerned; none of them holds a secret.
 *
 * @example
 * ```ts
 * lintTiers([{ name: "shop", topology: shop }, { name: "blog", topology: blog }]);
 * ```
 */
export function lintTiers(tiers: readonly NamedTopology[]): TierWarning[] {
  return [...sharedAddresses(tiers), ...sharedVrids(tiers)];
}

function sharedAddresses(tiers: readonly NamedTopology[]): TierWarning[] {
  const places = groups(tiers, ({ topology }) =>
    addressesOf(topology).map(({ value, keys }) => ({ key: value, path: formatPath(keys) })),
  );
  return [...places].flatMap(([address, found]) => {
    if (found.tiers.length < 2) return [];
    return {
      code: "address-shared" as const,
      tiers: found.tiers,
      path: found.path,
      message: `${address} is an address of ${list(found.tiers)}. Give each host and each tier its own, unless their networks never meet.`,
    };
  });
}

/** Every address of a topology, with its place. */
function addressesOf({ webServers, loadBalancers, failover }: Topology): { value: string; keys: Keys }[] {
  const ofHosts = Object.entries({ webServers, loadBalancers }).flatMap(([list, hosts]) =>
    draftList(hosts).flatMap(({ map, index }) =>
      ["privateIp", "publicIp", "anchorIp"].map((key) => ({ value: map[key], keys: [list, index, key] })),
    ),
  );
  const ofProvider = (providerNamed(failover.provider)?.addresses({ ...failover }) ?? []).map(({ value, keys }) => ({
    value,
    keys: ["failover", ...keys],
  }));
  return [...ofHosts, ...ofProvider].flatMap(({ value, keys }) => (typeof value === "string" ? [{ value, keys }] : []));
}

function sharedVrids(tiers: readonly NamedTopology[]): TierWarning[] {
  const places = groups(tiers, ({ topology: { vrrp, loadBalancers } }) =>
    [...new Set(loadBalancers.map(({ privateIp }) => network(privateIp)))].map((net) => ({
      key: `${vrrp.routerId} on ${net}`,
      path: "vrrp.routerId",
    })),
  );
  return [...places].flatMap(([key, found]) => {
    if (found.tiers.length < 2) return [];
    return {
      code: "vrid-shared" as const,
      tiers: found.tiers,
      path: found.path,
      message: `VRID ${key} belongs to ${list(found.tiers)}. Give each tier its own: balancers that hear each other with one VRID take each other for the same virtual router.`,
    };
  });
}

/** Hosts whose addresses begin alike may be on one network: clouds give private networks of /16 to /24. */
function network(address: string): string {
  return `${address.split(".").slice(0, 2).join(".")}.0.0/16`;
}

interface Found {
  readonly tiers: string[];
  readonly path: string;
}

/** What each tier has, by key, with the tiers that have it. */
function groups(
  tiers: readonly NamedTopology[],
  keysOf: (tier: NamedTopology) => readonly { readonly key: string; readonly path: string }[],
): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const tier of tiers) {
    for (const { key, path } of keysOf(tier)) {
      const known = found.get(key);
      if (known === undefined) found.set(key, { tiers: [tier.name], path });
      else if (known.tiers.at(-1) !== tier.name) known.tiers.push(tier.name);
    }
  }
  return found;
}

/** The first few names, and how many are left. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const left = names.length - shown.length;
  const last = left > 0 ? `${left} more` : shown.pop();
  return `${shown.join(", ")} and ${last}`;
}
