import type { Topology } from "./defaults.js";

/** How many connections each program takes, so that HAProxy queues before a web server runs out of them. */
export interface Limits {
  /** `worker_connections` of each of nginx's workers. */
  readonly workerConnections: number;
  /** `worker_rlimit_nofile`: files of each worker. */
  readonly workerFiles: number;
}

/**
 * The limits of a tier, from the number of its services.
 *
 * nginx spends one connection on each socket that it listens on, and with the sockets of its checks and those of its
 * clients it must never run out: it closes what it cannot take.
 */
export function limitsOf({ services }: Topology): Limits {
  const workerConnections = Math.max(16_384, 20 * services.length);
  // A connection that is served a file, or by an app, has two.
  return { workerConnections, workerFiles: 2.5 * workerConnections };
}
