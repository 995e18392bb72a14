import { asksDns } from "../topology/facts.js";
import type { Topology } from "../topology/topology.js";

/** The view of templates/haproxy/parts/dns.systemd.mustache; undefined if no server has a host name. */
export function dnsView(topology: Topology) {
  const nameservers = topology.dns.nameservers.map((address, index) => ({
    name: `dns${index + 1}`,
    address,
  }));
  return asksDns(topology) && { nameservers };
}
