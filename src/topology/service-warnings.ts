import type { Warning } from "../issues/warning.js";
import type { Topology } from "./topology.js";

/** What is likely to cause trouble in the services' ports and names. */
export function serviceWarnings(topology: Topology): Warning[] {
  return [...portWarnings(topology), ...sharedNameWarnings(topology)];
}

/** What listens on every address of a stock host: neither HAProxy nor nginx can bind such a port. */
const takenPorts: Readonly<Record<number, string>> = {
  22: "sshd listens on this port of every address on a stock host",
  111: "rpcbind, which comes with NFS, listens on this port of every address",
};

function portWarnings({ services }: Topology): Warning[] {
  return services.flatMap(({ port }, index): Warning[] => {
    const path = `services[${index}].port`;
    const taken = takenPorts[port];
    if (taken !== undefined) {
      const message = `${taken}, so HAProxy and nginx would fail to start. Take another port, or bind that program to one address.`;
      return [{ code: "port-taken", path, message }];
    }
    if (port !== 443) return [];
    const message =
      "nginx speaks plain HTTP on this port, and browsers expect TLS there: every visit fails. Take port 80 until something ends TLS.";
    return [{ code: "plain-http-on-443", path, message }];
  });
}

function sharedNameWarnings({ services }: Topology): Warning[] {
  const frontends = new Set(services.map(({ name }) => name));
  return services.flatMap(({ backend }, index): Warning[] => {
    if (!frontends.has(backend)) return [];
    const message = `A frontend is called ${backend}, too: HAProxy 3.2 warns of that, and 3.3 refuses it. Give the backend a name of its own before you upgrade.`;
    return [{ code: "name-shared", path: `services[${index}].backend`, message }];
  });
}
