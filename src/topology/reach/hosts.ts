import type { ArrivesAt } from "../../providers/arrival.js";
import type { LoadBalancer } from "../../providers/vrrp-types.js";
import { arrivalIpOf, clientAddressesOf, providerFilesOf } from "../facts.js";
import { nginxPoolsOn, poolsOf, wantsProxyLine } from "../pools.js";
import type { Topology, WebServer } from "../topology.js";
import { answered, closed, type Phrase, type Row, row, type What } from "./row.js";
import { addressRows, serverRows } from "./services.js";

// The table of who may reach what.

/** What a web server may reach. */
export function reachOfWebServer(topology: Topology, webServer: WebServer): Row[] {
  const next = topology.webServers[(topology.webServers.indexOf(webServer) + 1) % topology.webServers.length];
  return [
    ...nginxPortsOn(topology, webServer).flatMap(({ port, proxy }) => [
      ...loopbacks.map((address) => closed(address, port, { phrase: "itself" })),
      ...(webServer.publicIp === undefined ? [] : [closed(webServer.publicIp, port, { phrase: "its public address" })]),
      {
        ...row("403-403", webServer.privateIp, port, { phrase: "its private address, which only balancers may use" }),
        proxy,
      },
    ]),
    // The others are asked by others: every web server is asked by one.
    ...(next === undefined || next === webServer
      ? []
      : nginxPortsOn(topology, next).map(({ port, proxy }) => ({
          ...row("guarded", next.privateIp, port, { name: next.name, phrase: ", which only balancers may use" }),
          proxy,
        }))),
  ];
}

/** What a balancer may reach. */
export function reachOfBalancer(topology: Topology, balancer: LoadBalancer): Row[] {
  const { addresses: moving, move } = providerFilesOf(topology);
  const arrivalIp = arrivalIpOf(topology, balancer);
  const isBehind = arrivalIp !== undefined;
  const atPrivate = (one: LoadBalancer) => arrivalIpOf(topology, one) === one.privateIp;
  const others = topology.loadBalancers.filter((other) => other !== balancer);
  const { statistics } = topology;
  const ports = balancerPorts(topology);
  const closedPorts = publiclyClosed(topology);
  return [
    ...poolsOf(topology).flatMap((pool) => serverRows(topology, pool)),
    ...publicWebServerRows(topology),
    ...ports.flatMap((port) => [
      ...loopbacks.map((address) => closed(address, port, { phrase: "itself" })),
      ...(balancer.publicIp === undefined || !closedPorts.includes(port)
        ? []
        : [closed(balancer.publicIp, port, { phrase: "its public address" })]),
    ]),
    ...servicePorts(topology).flatMap((port) => [
      ...closedUnless(atPrivate, balancer, port, { phrase: "its private address" }),
      ...others.flatMap((other) =>
        closedUnless(atPrivate, other, port, { phrase: "the private address of ", of: other.name }),
      ),
    ]),
    ...(statistics === undefined
      ? []
      : [row(answered, balancer.privateIp, statistics.port, { phrase: "the statistics" })]),
    ...(isBehind ? addressRows(topology, [arrivalIp], whereBehind(balancer, move?.arrivesAt)) : []),
    ...addressRows(topology, moving, " at the virtual address"),
  ];
}

/** No service is at a private address, unless traffic arrives there. */
function closedUnless(isOpen: (one: LoadBalancer) => boolean, balancer: LoadBalancer, port: number, what: What): Row[] {
  return isOpen(balancer) ? [] : [closed(balancer.privateIp, port, what)];
}

function whereBehind({ anchorIp }: LoadBalancer, arrivesAt: ArrivesAt | undefined): Phrase {
  if (arrivesAt === "publicIp") return " at its public IP";
  return anchorIp === undefined ? " at its private address" : " at its anchor IP";
}

/** What a client may reach. */
export function reachOfClient(topology: Topology): Row[] {
  return [
    ...addressRows(topology, clientAddressesOf(topology), " at the address that moves"),
    ...publicWebServerRows(topology),
    ...topology.loadBalancers.flatMap(({ name, publicIp }) =>
      publicIp === undefined
        ? []
        : publiclyClosed(topology).map((port) =>
            closed(publicIp, port, { phrase: "the public address of ", of: name }),
          ),
    ),
  ];
}

const loopbacks = ["127.0.0.1", "::1"];

function nginxPortsOn(topology: Topology, webServer: WebServer): { port: number; proxy: boolean }[] {
  const ports = new Map(nginxPoolsOn(poolsOf(topology), webServer).map((pool) => [pool.port, wantsProxyLine(pool)]));
  return [...ports].map(([port, proxy]) => ({ port, proxy }));
}

/** The ports on which the services and their redirects listen. */
function servicePorts({ services }: Topology): number[] {
  return services.flatMap(({ port, tls }) => [port, ...(tls?.redirectFrom === undefined ? [] : [tls.redirectFrom])]);
}

function balancerPorts(topology: Topology): number[] {
  return [...servicePorts(topology), ...(topology.statistics === undefined ? [] : [topology.statistics.port])];
}

/** The ports on which nothing answers at a balancer's public address: HAProxy may bind that for its services. */
function publiclyClosed(topology: Topology): number[] {
  const isBound = providerFilesOf(topology).move?.arrivesAt === "publicIp";
  const open = isBound ? servicePorts(topology) : [];
  return balancerPorts(topology).filter((port) => !open.includes(port));
}

/** Nothing answers on a web server's public address. */
function publicWebServerRows(topology: Topology): Row[] {
  return topology.webServers.flatMap((webServer) => {
    const { name, publicIp } = webServer;
    if (publicIp === undefined) return [];
    return nginxPortsOn(topology, webServer).map(({ port }) =>
      closed(publicIp, port, { phrase: "the public address of ", of: name }),
    );
  });
}
