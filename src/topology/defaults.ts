import type * as z from "zod/mini";
import { platforms } from "../platforms/index.js";
import type { topologySchema } from "./schema/topology.js";
import type { Topology } from "./topology.js";

/** Fills in the defaults that depend on a place in a list or on the platform. */
export function fillIn({ $schema: _editorsOnly, ...parsed }: z.output<typeof topologySchema>): Topology {
  const platform = platforms[parsed.platform];
  return {
    ...parsed,
    // The schema has checked how many there are.
    webServers: parsed.webServers as unknown as Topology["webServers"],
    vrrp: { ...parsed.vrrp, checkInterval: parsed.vrrp.checkInterval ?? platform.checkInterval },
    loadBalancers: parsed.loadBalancers.map((balancer, index) => ({
      ...balancer,
      priority: balancer.priority ?? defaultPriority(index),
    })) as unknown as Topology["loadBalancers"],
    services: parsed.services.map((service) => ({
      ...service,
      clientAddress: service.clientAddress ?? platform.clientAddress[0],
    })) as unknown as Topology["services"],
  };
}

/** 200 for the primary, then 100, 99, 98 and so on: a balancer added at the end changes nobody else's. */
export function defaultPriority(index: number): number {
  return index === 0 ? 200 : 101 - index;
}
