import type { Topology } from "./topology.js";

// HAProxy's peers: the balancers synchronize their tables of clients, so that these survive a failover.

/** Where HAProxy listens for the other balancers unless told otherwise; its manual has this port in its examples. */
export const peersPort = 10_000;

/** The port on which the balancers synchronize their tables of clients, or undefined where they have none. */
export function peersPortOf({ backends, services, peers }: Topology): number | undefined {
  const hasTables =
    backends.some(({ sticky }) => sticky === "source") || services.some(({ rateLimit }) => rateLimit !== undefined);
  return hasTables ? (peers?.port ?? peersPort) : undefined;
}
