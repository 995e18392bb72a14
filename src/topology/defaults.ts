import type * as z from "zod";
import { platforms } from "../platforms/index.js";
import type { topologySchema } from "./schema.js";

type Parsed = z.output<typeof topologySchema>;

/** A topology that is whole and right: every default filled in, every rule kept. Made by `parseTopology`. */
export type Topology = ReturnType<typeof fillIn>;
export type WebServer = Topology["webServers"][number];
export type LoadBalancer = Topology["loadBalancers"][number];
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
