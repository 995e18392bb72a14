import { poolsOf } from "./pools.js";
import type { Topology } from "./topology.js";

/** How many connections each part of a tier takes. */
export interface Limits {
  /** `maxconn` in HAProxy's global section. */
  readonly global: number;
  /** `maxconn` of the frontend that keepalived asks. */
  readonly check: number;
  /** `maxconn` of each frontend that only redirects. */
  readonly redirect: number;
  /** `maxconn` of each service's frontend. */
  readonly frontend: number;
  /** What one client may have of a service's connections. */
  readonly source: number;
  /** `maxconn` of each service's servers. */
  readonly server: number;
  /** `worker_connections` of each of nginx's workers. */
  readonly worker: number;
  /** `worker_rlimit_nofile`: files of each worker. */
  readonly workerFiles: number;
}

/**
 * The limits of a tier, from the number of its services: they share 40,000 connections at HAProxy, which costs
 * 6 kB of memory for each that is slow (2.6.12), and 15,000 at each web server.
 *
 * All frontends together stay below HAProxy's global limit, so that a flood of one service leaves the others and
 * keepalived's check theirs. All services together stay below what one worker of nginx takes: nginx closes what is too
 * much for it, whereas HAProxy queues. nginx spends one connection on each socket that it listens on, too.
 */
export function limitsOf(topology: Topology): Limits {
  const { services, statistics } = topology;
  const pools = Math.max(services.length, poolsOf(topology).length);
  const share = (all: number, among: number) => Math.max(2, Math.floor(all / among));
  const frontend = Math.min(10_000, share(40_000, services.length));
  const check = 100;
  const redirect = 1000;
  const redirects = services.filter(({ tls }) => tls?.redirectFrom !== undefined).length;
  const others = redirects * redirect + (statistics === undefined ? 0 : check);
  const worker = Math.max(16_384, 20 * pools);
  return {
    global: services.length * frontend + others + 2 * check,
    check,
    redirect,
    frontend,
    source: Math.floor(frontend / 2),
    server: Math.min(5_000, share(15_000, pools)),
    worker,
    // A connection that is served a file, or by an app, has two.
    workerFiles: 2.5 * worker,
  };
}
