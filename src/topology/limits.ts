import { poolsOf } from "./pools.js";
import type { Service, Topology } from "./topology.js";

/** The connection limits of each part of a tier. */
export interface Limits {
  /** `maxconn` in HAProxy's global section. */
  readonly global: number;
  /** `maxconn` of the frontend that keepalived asks. */
  readonly check: number;
  /** `maxconn` of each service's frontend that does not say its own. */
  readonly frontend: number;
  /** `maxconn` of each service's servers. */
  readonly server: number;
  /** `worker_connections` of each of nginx's workers. */
  readonly worker: number;
  /** `worker_rlimit_nofile`: files of each worker. */
  readonly workerFiles: number;
}

/**
 * The limits of a tier, from the number of its services: they share 40,000 connections at HAProxy, which costs
 * 6 kB of memory for each slow one (2.6.12), and 15,000 at each web server.
 *
 * All frontends together stay below HAProxy's global limit, so that a flood of one service leaves room for the others
 * and for keepalived's check. All services together stay below one nginx worker's limit: nginx closes excess
 * connections, whereas HAProxy queues them. Each of nginx's listening sockets takes one connection, too.
 */
export function limitsOf(topology: Topology): Limits {
  const { services, statistics } = topology;
  const pools = Math.max(services.length, poolsOf(topology).length);
  const frontend = Math.min(10_000, share(40_000, services.length));
  const check = 100;
  let global = 2 * check + (statistics === undefined ? 0 : check);
  for (const service of services) {
    const { connections, redirect } = frontendLimits({ frontend }, service);
    global += connections + (service.tls?.redirectFrom === undefined ? 0 : redirect);
  }
  const worker = Math.max(16_384, 20 * pools);
  return {
    global,
    check,
    frontend,
    server: Math.min(5_000, share(15_000, pools)),
    worker,
    // A connection uses two: itself, and its file or app.
    workerFiles: 2.5 * worker,
  };
}

/** What each of several has of all. */
const share = (all: number, among: number) => Math.max(2, Math.floor(all / among));

/** How many connections a service's frontends take, and of each a single client half. */
export function frontendLimits({ frontend }: Pick<Limits, "frontend">, { maxconn = frontend }: Service) {
  // What is redirected asks once, and goes.
  return { connections: maxconn, redirect: Math.max(100, Math.floor(maxconn / 10)) };
}

/** What one client may have of a frontend's connections. */
export function sourceLimit(connections: number): number {
  return Math.max(1, Math.floor(connections / 2));
}
