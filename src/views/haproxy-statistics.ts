import { perHost } from "../rendering/template.js";
import type { Limits } from "../topology/limits.js";
import type { Topology } from "../topology/topology.js";

/** What templates/haproxy/parts/statistics.systemd.mustache prints, where it is asked for. */
export function statisticsView({ statistics }: Topology, limits: Limits) {
  if (statistics === undefined) return false;
  const { port, users, allow = [] } = statistics;
  return {
    privateIp: perHost("privateIp"),
    port,
    connections: limits.check,
    users: users !== undefined && { list: users },
    allow,
    asksWhere: allow.length > 0,
  };
}
