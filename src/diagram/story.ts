import type { AddressGroup } from "../providers/provider-files.js";
import type { LoadBalancer } from "../providers/vrrp-types.js";
import { addressGroupsOf, providerFilesOf } from "../topology/facts.js";
import { type Pool, servicePools } from "../topology/pools.js";
import type { Service, Topology } from "../topology/topology.js";

/** What to draw, in words; scene.ts lays it out. */
export interface Story {
  readonly title: string;
  readonly description: string;
  readonly clients: Part;
  /** One box for what moves together. */
  readonly addresses: readonly AddressPart[];
  readonly balancersHeading: string;
  readonly balancers: readonly Part[];
  /** The traffic from the balancers to the web servers, one line per service. */
  readonly services: readonly string[];
  readonly serversHeading: string;
  readonly servers: readonly Part[];
}

/** A box with its lines; `rest` marks the box for what is counted, not drawn. */
export interface Part {
  readonly kind: "clients" | "address" | "host" | "rest";
  readonly lines: readonly string[];
}

export interface AddressPart extends Part {
  /** The places among the balancers of those that have the addresses while all are healthy. */
  readonly holders: readonly number[];
}

/** With more hosts or services the picture would be illegible. */
const mostDrawn = 10;

/** One row of boxes. */
const mostGroups = 5;

export function storyOf(topology: Topology): Story {
  const { webServers, loadBalancers, services } = topology;
  const groups = addressGroupsOf(topology);
  const ranked = rankedFor(loadBalancers, groups);
  const all = groups.flatMap(({ addresses }) => addresses);
  const balancersHeading = `Load balancers: HAProxy and keepalived, ${vrids(groups)}`;
  const serversHeading = "Web servers: nginx, open to the balancers only";
  return {
    title: `HAProxy tier at ${cappedLines(all, "address").join(", ")}`,
    description: `${count(loadBalancers.length, "load balancer")} (${names(ranked)}) share ${sharing(groups)} Behind them: ${count(webServers.length, "web server")} (${names(webServers)}).`,
    clients: { kind: "clients", lines: ["Clients"] },
    addresses: addressParts(groups, ranked),
    balancersHeading,
    balancers: capped(ranked, (balancer, index) => ({
      kind: "host",
      lines: [
        balancer.name,
        roleOf(balancer, index, groups),
        `private ${balancer.privateIp}`,
        ...(balancer.privateIpv6 === undefined ? [] : [`private ${balancer.privateIpv6}`]),
        // An address whose traffic arrives at another one.
        ...arrivalLines(topology, balancer),
      ],
    })),
    services: cappedLines(
      services.map((service) => serviceLine(service, servicePools(topology, service))),
      "service",
    ),
    serversHeading,
    servers: capped(webServers, ({ name, privateIp }) => ({ kind: "host", lines: [name, privateIp] })),
  };
}

/** An address of its own at which the traffic of the one that moves arrives. */
function arrivalLines(topology: Topology, { anchorIp, publicIp }: LoadBalancer): string[] {
  if (providerFilesOf(topology).move?.arrivesAt === "publicIp") return [`public ${publicIp}`];
  return anchorIp === undefined ? [] : [`anchor ${anchorIp}`];
}

/** The balancers in the order in which they take over, if everything moves together; else by priority. */
function rankedFor(loadBalancers: readonly LoadBalancer[], groups: readonly AddressGroup[]): LoadBalancer[] {
  const ranked = [...loadBalancers].sort((a, b) => b.priority - a.priority);
  const [only, ...more] = groups;
  if (only === undefined || more.length > 0) return ranked;
  return only.order.flatMap(({ name }) => ranked.filter((balancer) => balancer.name === name));
}

/** The balancer that has a group while all are healthy. */
function holderOf({ order }: AddressGroup): string {
  return order[0]?.name ?? "";
}

/** What a balancer has while all are healthy. */
function roleOf({ name }: LoadBalancer, index: number, groups: readonly AddressGroup[]): string {
  const [only, ...more] = groups;
  if (only === undefined || more.length > 0) {
    const held = groups.filter((group) => holderOf(group) === name).flatMap(({ addresses }) => addresses);
    return held.length === 0 ? "standby" : `has ${firstAndCount(held)}`;
  }
  return `${index === 0 ? "primary" : "standby"}, priority ${only.order[index]?.priority}`;
}

function addressParts(groups: readonly AddressGroup[], ranked: readonly LoadBalancer[]): AddressPart[] {
  const placeOf = (group: AddressGroup) => ranked.findIndex(({ name }) => name === holderOf(group));
  const drawn = groups.length > mostGroups ? groups.slice(0, mostGroups - 1) : groups;
  const rest = groups.slice(drawn.length);
  const parts = drawn.map((group): AddressPart => {
    const where = groups.length > 1 ? `at ${holderOf(group)} while all are healthy` : "at one balancer at a time";
    return { kind: "address", lines: [...cappedLines(group.addresses, "address"), where], holders: [placeOf(group)] };
  });
  if (rest.length === 0) return parts;
  const lines = [`${rest.length} more groups`, firstAndCount(rest.flatMap(({ addresses }) => addresses))];
  return [...parts, { kind: "rest", lines, holders: [...new Set(rest.map(placeOf))] }];
}

/** Who has which address, for those who do not see the picture. */
function sharing(groups: readonly AddressGroup[]): string {
  const shared = groups.map(({ addresses }) => cappedLines(addresses, "address").join(", "));
  const [only, ...more] = groups;
  if (only !== undefined && more.length === 0) {
    return `${shared[0]}; ${holderOf(only)} has ${only.addresses.length > 1 ? "them" : "it"} while all are healthy.`;
  }
  const held = groups.map((group, index) => `${holderOf(group)} has ${shared[index]}`);
  return `${count(groups.length, "group")} of addresses. While all are healthy, ${cappedLines(held, "group").join("; ")}.`;
}

function vrids(groups: readonly AddressGroup[]): string {
  const all = groups.map(({ routerId }) => String(routerId));
  return `VRID${all.length > 1 ? "s" : ""} ${cappedLines(all, "group").join(", ")}`;
}

function firstAndCount([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function serviceLine({ name, port, mode, tls }: Service, pools: readonly Pool[]): string {
  const [pool] = pools;
  const told = {
    none: "",
    "x-forwarded-for": ", X-Forwarded-For",
    "proxy-protocol": ", PROXY protocol",
    "proxy-protocol-v2": ", PROXY protocol v2",
  }[pool?.clientAddress ?? "none"];
  const there = pool === undefined || pool.port === port ? "" : `, port ${pool.port}`;
  const to = pools.length === 1 ? `${pool?.name}${there}` : pools.map((each) => each.name).join(", ");
  return `${name}: port ${port}, ${tls ? "TLS, " : ""}${mode.toUpperCase()}${told}, to ${to}`;
}

/** One part per host; beyond the limit, the last part counts the rest. */
function capped<Host extends { readonly name: string }>(
  hosts: readonly Host[],
  draw: (host: Host, index: number) => Part,
): Part[] {
  if (hosts.length <= mostDrawn) return hosts.map(draw);
  const rest = hosts.slice(mostDrawn - 1);
  return [
    ...hosts.slice(0, mostDrawn - 1).map(draw),
    { kind: "rest", lines: [`${rest.length} more`, `${rest[0]?.name} to ${rest.at(-1)?.name}`] },
  ];
}

function cappedLines(lines: readonly string[], noun: string): string[] {
  if (lines.length <= mostDrawn) return [...lines];
  return [...lines.slice(0, mostDrawn - 1), `and ${count(lines.length - mostDrawn + 1, `more ${noun}`)}`];
}

function names(hosts: readonly { readonly name: string }[]): string {
  return cappedLines(
    hosts.map(({ name }) => name),
    "host",
  ).join(", ");
}

function count(number: number, noun: string): string {
  const plural = noun.endsWith("s") ? `${noun}es` : `${noun}s`;
  return `${number} ${number === 1 ? noun : plural}`;
}
