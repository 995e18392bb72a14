import { draftList } from "../../fields/draft.js";
import { ipv6Groups } from "../../fields/ipv6.js";
import { formatPath, type Keys } from "../../issues/path.js";
import { providerNamed } from "../../providers/index.js";
import type { Topology } from "../topology.js";

/** A topology with the name of its tier. */
export interface NamedTopology {
  /** The tier's name, unique among the tiers compared. */
  readonly name: string;
  readonly topology: Topology;
}

/** A stable name for the warning. */
export type TierWarningCode = "address-shared" | "vrid-shared";

/** A likely conflict between tiers that are each valid. */
export interface TierWarning {
  readonly code: TierWarningCode;
  /** The tiers concerned, in their order. */
  readonly tiers: readonly string[];
  /** Where it is in the first of them: `loadBalancers[0].privateIp`. */
  readonly path: string;
  /** What will happen, and how to fix it. */
  readonly message: string;
}

/**
 * Finds conflicts between tiers: shared addresses, and the same VRID on one network.
 *
 * @param tiers - Topologies from `parseTopology`, each with a unique name.
 * @returns The warnings, one for all tiers concerned. None contains a secret.
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
      message: `${address} is used by ${list(found.tiers)}. Give each host and tier its own address, unless their networks are separate.`,
    };
  });
}

/** Every address of a topology, with its place. */
function addressesOf({ webServers, loadBalancers, failover }: Topology): { value: string; keys: Keys }[] {
  const ofHosts = Object.entries({ webServers, loadBalancers }).flatMap(([list, hosts]) =>
    draftList(hosts).flatMap(({ map, index }) =>
      ["privateIp", "privateIpv6", "publicIp", "anchorIp"].map((key) => ({
        value: map[key],
        keys: [list, index, key],
      })),
    ),
  );
  const ofProvider = (providerNamed(failover.provider)?.addresses({ ...failover }) ?? []).map(({ value, keys }) => ({
    value,
    keys: ["failover", ...keys],
  }));
  return [...ofHosts, ...ofProvider].flatMap(({ value, keys }) => (typeof value === "string" ? [{ value, keys }] : []));
}

function sharedVrids(tiers: readonly NamedTopology[]): TierWarning[] {
  const places = groups(tiers, ({ topology: { vrrp, loadBalancers, failover } }) => {
    const own = providerNamed(failover.provider)?.routerIds?.(failover, vrrp);
    const routerIds = own ?? [{ routerId: vrrp.routerId, path: "vrrp.routerId", ipv6: false }];
    return routerIds.flatMap(({ routerId, path, ipv6 }) => {
      const addresses = loadBalancers.map(({ privateIp, privateIpv6 }) =>
        ipv6 ? (privateIpv6 ?? privateIp) : privateIp,
      );
      return [...new Set(addresses.map(network))].map((net) => ({ key: `${routerId} on ${net}`, path }));
    });
  });
  return [...places].flatMap(([key, found]) => {
    if (found.tiers.length < 2) return [];
    return {
      code: "vrid-shared" as const,
      tiers: found.tiers,
      path: found.path,
      message: `VRID ${key} belongs to ${list(found.tiers)}. Give each tier its own: balancers on one network with the same VRID act as one virtual router.`,
    };
  });
}

/** Hosts in the same /16 may share a network: clouds assign private networks of /16 to /24. For IPv6 it is a /64. */
function network(address: string): string {
  const groups = ipv6Groups(address);
  if (groups)
    return `${groups
      .slice(0, 4)
      .join(":")
      .replace(/(:0)+$/, "")}::/64`;
  return `${address.split(".").slice(0, 2).join(".")}.0.0/16`;
}

interface Found {
  readonly tiers: string[];
  readonly path: string;
}

/** For each key, the tiers that have it. */
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
