import { clientAddressesOf } from "../topology/facts.js";
import { type Pool, servicePools } from "../topology/pools.js";
import type { Service, Topology } from "../topology/topology.js";

/** What to draw, in words; scene.ts lays it out. */
export interface Story {
  readonly title: string;
  readonly description: string;
  readonly clients: Part;
  readonly address: Part;
  readonly balancersHeading: string;
  readonly balancers: readonly BalancerPart[];
  /** The traffic from the balancers to the web servers, one line per service. */
  readonly services: readonly string[];
  readonly serversHeading: string;
  readonly servers: readonly Part[];
}

/** A box with its lines; `rest` marks the box for hosts that are counted, not drawn. */
export interface Part {
  readonly kind: "clients" | "address" | "host" | "rest";
  readonly lines: readonly string[];
}

export interface BalancerPart extends Part {
  /** Whether it holds the address while all are healthy. */
  readonly active: boolean;
}

/** With more hosts or services the picture would be illegible. */
const mostDrawn = 10;

export function storyOf(topology: Topology): Story {
  const { webServers, loadBalancers, services, vrrp } = topology;
  const ranked = [...loadBalancers].sort((a, b) => b.priority - a.priority);
  const addresses = clientAddressesOf(topology);
  const address = addresses.join(", ");
  const balancersHeading = `Load balancers: HAProxy and keepalived, VRID ${vrrp.routerId}`;
  const serversHeading = "Web servers: nginx, open to the balancers only";
  return {
    title: `HAProxy tier at ${address}`,
    description: `${count(loadBalancers.length, "load balancer")} (${names(ranked)}) share ${address}; ${ranked[0]?.name ?? ""} has it while all are healthy. Behind them: ${count(webServers.length, "web server")} (${names(webServers)}).`,
    clients: { kind: "clients", lines: ["Clients"] },
    address: { kind: "address", lines: [...addresses, "at one balancer at a time"] },
    balancersHeading,
    balancers: capped(ranked, (balancer, index) => ({
      kind: "host",
      lines: [
        balancer.name,
        `${index === 0 ? "primary" : "standby"}, priority ${balancer.priority}`,
        `private ${balancer.privateIp}`,
        // An address whose traffic arrives at another one.
        ...(balancer.anchorIp === undefined ? [] : [`anchor ${balancer.anchorIp}`]),
      ],
    })).map((part, index) => ({ ...part, active: index === 0 })),
    services: cappedLines(
      services.map((service) => serviceLine(service, servicePools(topology, service))),
      "service",
    ),
    serversHeading,
    servers: capped(webServers, ({ name, privateIp }) => ({ kind: "host", lines: [name, privateIp] })),
  };
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
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
