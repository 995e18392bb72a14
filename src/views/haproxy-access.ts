import { arrivalIpOf, providerFilesOf } from "../topology/facts.js";
import type { Service, Topology } from "../topology/topology.js";

/** What templates/haproxy/parts/frontend.systemd.mustache prints of a service's clients: who may use it, and how much. */
export function accessView(topology: Topology, { name, mode, allow, deny, rateLimit, users }: Service) {
  if (allow === undefined && deny === undefined && rateLimit === undefined && users === undefined)
    return false as const;
  const refusals = [
    ...(allow === undefined ? [] : [{ unlessAllowed: true, ifDenied: false }]),
    ...(deny === undefined ? [] : [{ unlessAllowed: false, ifDenied: true }]),
  ];
  return {
    allow: allow ?? [],
    asking: allow !== undefined && mode === "tcp" && asks(topology),
    deny: deny ?? [],
    // In TCP mode there is nobody to answer.
    rejects: mode === "tcp" && refusals,
    denies: mode === "http" && refusals,
    rateLimit: rateLimit !== undefined && { name, requests: rateLimit.requests },
    asksUsers: users !== undefined && { name },
  };
}

/** What templates/haproxy/parts/tables.systemd.mustache prints of a service. */
export function tablesView({ name, rateLimit, users }: Service) {
  if (rateLimit === undefined && users === undefined) return false as const;
  return {
    userlist: users !== undefined && { name, users },
    rateTable: rateLimit !== undefined && { name, per: rateLimit.per },
  };
}

/** Where master.sh asks from: a TCP connection that is rejected would be no answer. */
function asks(topology: Topology) {
  const { move, addresses } = providerFilesOf(topology);
  if (move === undefined) return false;
  // An address that is on the host itself is asked from that same address, or from another host.
  const own = topology.loadBalancers.flatMap((balancer) => [
    ...new Set([arrivalIpOf(topology, balancer), balancer.publicIp]),
  ]);
  return { addresses: [...own, ...addresses].filter((address) => address !== undefined) };
}
