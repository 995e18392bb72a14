import type * as z from "zod/mini";
import { platforms } from "../../platforms/index.js";
import type { Platform } from "../../platforms/platform.js";
import { servesPool } from "../pools.js";
import type { topologySchema } from "../schema/topology.js";
import type { Topology } from "../topology.js";
import type { Backend } from "../types/backend.js";
import { fillInBackend } from "./backend.js";
import { serviceDefaults } from "./values.js";

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
    services: parsed.services.map((service) =>
      fillInService(service, parsed, platform),
    ) as unknown as Topology["services"],
    backends: parsed.backends.map((backend): Backend => {
      const service = parsed.services.find((candidate) => servesPool(candidate, backend));
      return fillInBackend(backend, service?.mode ?? serviceDefaults.mode, platform);
    }),
  };
}

type Parsed = z.output<typeof topologySchema>;
type ParsedService = Parsed["services"][number];

function fillInService(service: ParsedService, { backends }: Pick<Parsed, "backends">, platform: Platform) {
  // It has no backend then, nor a default one.
  if (service.otherwise !== undefined) return service;
  const backend = service.backend ?? serviceDefaults.backend;
  // A listed backend has its own balancing and client address settings.
  if (backends.some(({ name }) => name === backend)) return { ...service, backend };
  return {
    ...service,
    backend,
    balance: service.balance ?? serviceDefaults.balance,
    clientAddress: service.clientAddress ?? platform.clientAddress[0],
  };
}

/** 200 for the primary, then 100, 99, 98 and so on: adding a balancer at the end changes no other priority. */
export function defaultPriority(index: number): number {
  return index === 0 ? 200 : 101 - index;
}
