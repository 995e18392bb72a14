import { perHost } from "../rendering/template.js";
import { providerFilesOf } from "../topology/facts.js";
import type { Limits } from "../topology/limits.js";
import type { Topology } from "../topology/topology.js";
import { logView } from "./haproxy-logs.js";

/** The view of templates/haproxy/parts/statistics.systemd.mustache; undefined without statistics. */
export function statisticsView(topology: Topology, limits: Limits) {
  const { statistics } = topology;
  if (statistics === undefined) return false as const;
  const { port, users, allow = [] } = statistics;
  return {
    privateIp: perHost("privateIp"),
    port,
    connections: limits.check,
    log: logView(topology),
    users: users !== undefined && { list: users },
    allow,
    asksWhere: allow.length > 0,
    // master.sh tells it.
    status: providerFilesOf(topology).move !== undefined,
  };
}
