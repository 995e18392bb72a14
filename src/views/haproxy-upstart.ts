import type { Topology } from "../topology/topology.js";
import { bindsOf } from "./haproxy-frontend.js";

/** The view of templates/haproxy/haproxy-cfg.upstart.mustache: with HAProxy 1.4, each service leads to all web servers. */
export function upstartView(topology: Topology) {
  return {
    services: topology.services.map((service) => {
      const { name, backend = "", port, mode, balance = "", clientAddress } = service;
      return {
        name,
        binds: bindsOf(topology, service, port),
        http: mode === "http",
        // HAProxy 1.4 by default reads only a connection's first request: the header needs `option http-server-close`.
        forwardFor: clientAddress === "x-forwarded-for",
        backend,
        balance,
        mode,
        servers: topology.webServers.map(({ name, privateIp }) => ({ name, hostOrAddress: privateIp, port })),
      };
    }),
  };
}
