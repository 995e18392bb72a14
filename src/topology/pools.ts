import type { ClientAddress } from "../platforms/platform.js";
import { nginxPort } from "./defaults/backend.js";
import type { Service, Topology, WebServer } from "./topology.js";
import type { BackendServer, Check } from "./types/backend.js";
import type { BackendTls, Nginx } from "./types/nginx.js";
import type { BackendTimeouts } from "./types/timeouts.js";

/** A backend of haproxy.cfg: a listed one, or the pool of a service that names none. */
export interface Pool {
  readonly name: string;
  readonly mode: Service["mode"];
  readonly balance: string;
  readonly clientAddress: ClientAddress;
  readonly check: Check;
  readonly maxconn?: number | undefined;
  readonly slowStart?: string | undefined;
  readonly sticky?: "cookie" | "source" | undefined;
  /** What our nginx does there. */
  readonly nginx?: Nginx | undefined;
  readonly tls?: BackendTls | undefined;
  readonly timeouts?: BackendTimeouts | undefined;
  readonly lines?: readonly string[] | undefined;
  /** The servers' port. */
  readonly port: number;
  /** Whether our nginx serves there. */
  readonly isOurs: boolean;
  /** Undefined for all web servers. */
  readonly servers: readonly BackendServer[] | undefined;
}

/** Where a service leads. */
type Leading = Pick<Service, "routes" | "backend">;

/** Every pool of a topology, in the order in which its services name them. */
export function poolsOf(topology: Topology): Pool[] {
  return ([] as Pool[]).concat(...newPoolsOf(topology));
}

/** For each service, the pools that no earlier one names. */
export function newPoolsOf(topology: Topology): Pool[][] {
  const named = new Set<string>();
  return topology.services.map((service) => {
    const pools: Pool[] = [];
    for (const name of backendNames(service)) {
      if (!named.has(name)) pools.push(poolNamed(name, topology, service));
      named.add(name);
    }
    return pools;
  });
}

/** The pools that a service leads to: those of its routes, then the default one. */
export function servicePools(topology: Topology, service: Service): Pool[] {
  return backendNames(service).map((name) => poolNamed(name, topology, service));
}

function backendNames({ routes, backend }: Leading): string[] {
  const last = backend === undefined ? [] : [backend];
  return routes === undefined ? last : [...new Set([...routes.map((route) => route.backend), ...last])];
}

function poolNamed(name: string, { backends }: Topology, service: Service): Pool {
  const { mode, port, tls, balance = "", clientAddress = "none" } = service;
  const listed = backends.find((backend) => backend.name === name);
  if (listed === undefined) {
    const check = { type: "http" } as const;
    // nginx gets decrypted traffic.
    const ourPort = tls === undefined ? port : nginxPort;
    return { name, mode, balance, clientAddress, check, port: ourPort, isOurs: true, servers: undefined };
  }
  const { nginx, servers } = listed;
  return { ...listed, servers, mode, port: nginx?.port ?? listed.port ?? 0, isOurs: nginx !== undefined };
}

/** Whether a service leads to a pool. */
export function servesPool(service: Leading, { name }: Pick<Pool, "name">): boolean {
  return backendNames(service).includes(name);
}

/** Whether a pool's servers want a line of the PROXY protocol, of either version. */
export const wantsProxyLine = ({ clientAddress }: Pick<Pool, "clientAddress">): boolean =>
  clientAddress.startsWith("proxy-protocol");

/** Whether all clients of a pool use TLS. */
export function isOnlyOverTls({ services }: Topology, pool: Pick<Pool, "name">): boolean {
  return services.every((service) => service.tls !== undefined || !servesPool(service, pool));
}

/** The pools in which our nginx serves on a web server. */
export function nginxPoolsOn(pools: readonly Pool[], { name }: WebServer): Pool[] {
  return pools.filter(({ isOurs, servers }) => isOurs && (servers?.some((server) => server.name === name) ?? true));
}

/** Whether our nginx runs on a web server at all. */
export function runsNginx(topology: Topology, webServer: WebServer): boolean {
  return topology.backends.length === 0 || nginxPoolsOn(poolsOf(topology), webServer).length > 0;
}
