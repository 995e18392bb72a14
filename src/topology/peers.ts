import type { Topology } from "./topology.js";

// What the balancers tell each other of their clients, so that it is known after a failover.

/** Where HAProxy listens for the other balancers unless told otherwise; its manual has this port in its examples. */
export const peersPort = 10_000;

/** The port on which the balancers tell each other of their clients, or undefined where there is nothing to tell. */
export function peersPortOf({ backends, services, peers }: Topology): number | undefined {
  const hasTables =
    backends.some(({ sticky }) => sticky === "source") || services.some(({ rateLimit }) => rateLimit !== undefined);
  return hasTables ? (peers?.port ?? peersPort) : undefined;
}
