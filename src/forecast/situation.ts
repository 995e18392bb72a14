import type { AddressGroup } from "../providers/provider-files.js";
import { askedOf } from "../topology/asked.js";
import { addressGroupsOf, clientAddressesOf, providerFilesOf } from "../topology/facts.js";
import type { Topology } from "../topology/topology.js";
import type { Holder, Range } from "./outcome.js";
import { type Timers, timersOf } from "./timers.js";

/** How long things outside the tier take, in seconds. */
export interface Assumptions {
  /** The provider's API moves the address. */
  readonly move: Range;
  /** The same, in the fault `api-slow`. */
  readonly slowMove: Range;
  /** How long the API is down, or refuses. */
  readonly apiFault: number;
}

/** A tier just before the fault, which strikes the balancer that has the first address. */
export interface Situation {
  readonly topology: Topology;
  readonly timers: Timers;
  readonly assumptions: Assumptions;
  /** Whether master.sh moves the address through an API; otherwise keepalived moves it. */
  readonly hasApi: boolean;
  /** How long master.sh waits after one failed call, two in a row and so on, in seconds. */
  readonly patience: readonly number[];
  /** What the API may refuse a call for. */
  readonly refusals: string;
  /** How much later the last of these is asked for than the first; undefined if all are at once. */
  readonly apart: Range | undefined;
  readonly addresses: readonly string[];
  /** Every group of addresses. The fault strikes the first one's holder. */
  readonly groups: readonly AddressGroup[];
  readonly first: string;
  readonly second: string;
  /** How long the second waits, beyond three advertisements, so that the highest priority comes first. */
  readonly skew: Range;
  readonly skewText: string;
  /** Whether a port speaks HTTP or TLS, so that a hung HAProxy shows: it keeps other connections open. */
  readonly showsHang: boolean;
  /** Whether any port shows that a HAProxy has lost all its servers. */
  readonly showsLoss: boolean;
  /** Whether a port has nothing but a connection to show: HAProxy may still hold it open when it has lost its servers. */
  readonly holdsConnections: boolean;
  /** Whether a port speaks neither HTTP nor TLS, so that only time shows that it has a server. */
  readonly isSilent: boolean;
  /** Whether a server behind HAProxy's TLS may be silent. */
  readonly isSilentBehindTls: boolean;
}

/** What somebody says of them; the rest is assumed. */
type Said = { readonly [Key in keyof Assumptions]?: Assumptions[Key] | undefined };

export function situationOf(topology: Topology, said: Said): Situation {
  const { moves, move: script } = providerFilesOf(topology);
  const groups = addressGroupsOf(topology);
  const timers = timersOf(topology);
  const [{ order, versions }] = groups as [AddressGroup];
  const [first, second] = order as [Ranked, Ranked];
  const share = (256 - second.priority) / 256;
  // VRRP version 2 counts the skew in seconds (RFC 3768, 6.1), version 3 in advertisements (RFC 5798, 6.1).
  const skews = versions.map((version) => share * (version === 2 ? 1 : timers.advertisement));
  const unit = versions.includes(3) ? timers.advertisement : 1;
  const asked = askedOf(topology);
  const telling = asked.tls.filter(({ isTelling }) => isTelling);
  return {
    topology,
    timers,
    assumptions: {
      move: said.move ?? moves?.seconds ?? { least: 1, most: 10 },
      slowMove: said.slowMove ?? moves?.slowSeconds ?? { least: 10, most: 30 },
      apiFault: said.apiFault ?? 60,
    },
    hasApi: script !== undefined,
    patience: moves?.patience?.(topology) ?? [1, 2, 4, 8, 15],
    refusals: moves?.refusals ?? "a wrong token, too many requests, an error of its own",
    apart: moves?.apart,
    addresses: clientAddressesOf(topology),
    groups,
    first: first.name,
    second: second.name,
    skew: { least: Math.min(...skews), most: Math.max(...skews) },
    skewText: `(256 - ${second.priority}) / 256 of ${unit} s`,
    showsHang: asked.http.length + asked.tls.length > 0,
    showsLoss: asked.http.length + asked.held.length > 0 || telling.length > 0,
    isSilent: asked.held.length > 0,
    isSilentBehindTls: asked.tls.some(({ scheme }) => scheme === "imaps"),
    holdsConnections: asked.held.length > 0 || telling.some(({ scheme }) => scheme === "imaps"),
  };
}

type Ranked = AddressGroup["order"][number];

/** Everything stays where it is while all are healthy. */
export function holdersAsBefore({ groups }: Situation): Holder[] {
  return groups.map(({ addresses, order }) => ({ addresses, balancer: order[0]?.name }));
}

/** The next balancer of each group has what the failed one had. */
export function holdersWithoutFirst({ groups, first }: Situation): Holder[] {
  return groups.map(({ addresses, order }) => ({
    addresses,
    balancer: order.find(({ name }) => name !== first)?.name,
  }));
}

/** The addresses that the failed balancer had. */
export function lostAddresses({ groups, first }: Situation): string {
  const lost = groups.filter(({ order }) => order[0]?.name === first).flatMap(({ addresses }) => addresses);
  return lost.join(" and ");
}
