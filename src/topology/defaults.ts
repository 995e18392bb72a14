import type * as z from "zod/mini";
import { platforms } from "../platforms/index.js";
import type { topologySchema } from "./schema/topology.js";

type Parsed = z.output<typeof topologySchema>;

/** A topology that is whole and right: every default filled in, every rule kept. Made by `parseTopology`. */
export type Topology = ReturnType<typeof fillIn>;
/** A web server of a parsed topology. */
export type WebServer = Topology["webServers"][number];
/** A load balancer of a parsed topology, with its priority (1 to 254) filled in. */
export type LoadBalancer = Topology["loadBalancers"][number];
/** A service of a parsed topology: a port (1 to 65535), and how it is balanced. */
export type Service = Topology["services"][number];

/** Fills in the defaults that depend on a place in a list or on the platform. */
export function fillIn(parsed: Parsed) {
  const platform = platforms[parsed.platform];
  return {
    ...parsed,
    vrrp: { ...parsed.vrrp, checkInterval: parsed.vrrp.checkInterval ?? platform.checkInterval },
    loadBalancers: parsed.loadBalancers.map((balancer, index) => ({
      ...balancer,
      priority: balancer.priority ?? defaultPriority(index),
    })),
    services: parsed.services.map((service) => ({
      ...service,
      clientAddress: service.clientAddress ?? platform.clientAddress[0],
    })),
  };
}

/** 200 for the primary, then 100, 99, 98 and so on: a balancer added at the end changes nobody else's. */
export function defaultPriority(index: number): number {
  return index === 0 ? 200 : 101 - index;
}
