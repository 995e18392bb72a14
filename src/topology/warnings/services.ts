import type { Warning } from "../../issues/warning.js";
import { limitsOf } from "../limits.js";
import { servicePools } from "../pools.js";
import { milliseconds } from "../timeouts.js";
import type { Topology } from "../topology.js";

/** Warnings about the services' ports and names. */
export function serviceWarnings(topology: Topology): Warning[] {
  return [
    ...portWarnings(topology),
    ...sharedNameWarnings(topology),
    ...fileWarnings(topology),
    ...slowRequestWarnings(topology),
  ];
}

/** Ports that a stock host has open on every address, so that neither HAProxy nor nginx can bind them. */
const takenPorts: Readonly<Record<number, string>> = {
  22: "On a stock host, sshd listens on this port at every address",
  111: "rpcbind, which NFS installs, listens on this port at every address",
};

function portWarnings(topology: Topology): Warning[] {
  return topology.services.flatMap((service, index): Warning[] => {
    const { port } = service;
    const path = `services[${index}].port`;
    const taken = takenPorts[port];
    if (taken !== undefined) {
      const message = `${taken}, so HAProxy and nginx would fail to start. Use another port, or bind that program to one address.`;
      return [{ code: "port-taken", path, message }];
    }
    const isPlain =
      service.tls === undefined &&
      servicePools(topology, service).some(({ isOurs, nginx }) => isOurs && nginx?.tls === undefined);
    if (port !== 443 || !isPlain) return [];
    const message =
      "nginx serves plain HTTP on this port, where browsers expect TLS, so every request fails. Use port 80 unless something else terminates TLS.";
    return [{ code: "plain-http-on-443", path, message }];
  });
}

function sharedNameWarnings({ services }: Topology): Warning[] {
  const frontends = new Set<string | undefined>(services.map(({ name }) => name));
  return services.flatMap(({ backend }, index): Warning[] => {
    if (!frontends.has(backend)) return [];
    const message = `A frontend has the same name, ${backend}: HAProxy 3.2 warns about it, and 3.3 refuses it. Rename the backend before you upgrade.`;
    return [{ code: "name-shared", path: `services[${index}].backend`, message }];
  });
}

/**
 * LimitNOFILE of HAProxy's unit: templates/systemd/haproxy-dropin.mustache. A connection that is passed on has two
 * files. The guide's platform has no maxconn, and never as many.
 */
const files = 524_288;

function fileWarnings(topology: Topology): Warning[] {
  const { global } = limitsOf(topology);
  if (2 * global <= files) return [];
  const message = `HAProxy may open ${files} files, but ${global} connections need two each, so it accepts fewer. Lower the services' maxconn to ${files / 2} in total.`;
  return [{ code: "connections-over-files", path: "services", message }];
}

function slowRequestWarnings({ timeouts, services }: Topology): Warning[] {
  const places = [
    { path: "timeouts.httpRequest", wait: timeouts?.httpRequest },
    ...services.map((service, index) => ({
      path: `services[${index}].timeouts.httpRequest`,
      wait: service.timeouts?.httpRequest,
    })),
  ];
  return places.flatMap(({ path, wait }): Warning[] => {
    if (wait === undefined || milliseconds(wait) <= 60_000) return [];
    const message = `A client that sends its headers byte by byte holds a connection for ${wait}, and a few hundred such clients hold them all. Use 30s or less: it does not limit a request's body or its answer.`;
    return [{ code: "slow-requests", path, message }];
  });
}
