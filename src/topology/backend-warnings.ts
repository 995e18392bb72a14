import type { Warning } from "../issues/warning.js";
import { poolsOf } from "./pools.js";
import type { Topology } from "./topology.js";

/** Valid settings of services and backends that are likely to cause trouble. */
export function backendWarnings(topology: Topology): Warning[] {
  return [
    ...singleServers(topology),
    ...deafChecks(topology),
    ...certificatesToBring(topology),
    ...linesOfOnesOwn(topology),
  ];
}

function singleServers({ backends }: Topology): Warning[] {
  return backends.flatMap(({ name, servers }, index) =>
    servers?.length === 1
      ? {
          code: "single-server",
          path: `backends[${index}].servers`,
          message: `What ${name} serves is down whenever its only server is. Add a second.`,
        }
      : [],
  );
}

function deafChecks(topology: Topology): Warning[] {
  const pools = poolsOf(topology);
  return topology.backends.flatMap(({ name, check }, index) =>
    pools.find((pool) => pool.name === name)?.mode === "http" && (check.type === "tcp" || check.type === "tls")
      ? {
          code: "check-connects-only",
          path: `backends[${index}].check`,
          message:
            "The check only sees whether the port takes connections: an application that answers every request with an error passes it. Ask for a path: check: { path: /healthz }.",
        }
      : [],
  );
}

function certificatesToBring({ services }: Topology): Warning[] {
  return services.flatMap(({ tls }, index) => {
    if (tls === undefined) return [];
    const path = `services[${index}].tls.certificates`;
    const message = tls.certificates.endsWith("/")
      ? `Bring a certificate to every balancer, as a PEM file with its chain and its key in ${tls.certificates}: until then HAProxy runs, if the folder is there, and no TLS connection comes about. After each change: systemctl reload haproxy.`
      : `Bring the certificate to every balancer first, as a PEM file with its chain and its key: without ${tls.certificates} HAProxy does not start. A folder may be empty.`;
    return { code: "certificate-needed", path, message };
  });
}

function linesOfOnesOwn({ lines, services, backends }: Topology): Warning[] {
  const places = [
    { path: "lines.global", own: lines?.global },
    { path: "lines.defaults", own: lines?.defaults },
    ...services.map((service, index) => ({ path: `services[${index}].lines`, own: service.lines })),
    ...backends.map((backend, index) => ({ path: `backends[${index}].lines`, own: backend.lines })),
  ];
  return places.flatMap(({ path, own }) =>
    own === undefined
      ? []
      : {
          code: "own-lines",
          path,
          message:
            "These lines were read as HAProxy reads words, and nobody has looked at what they mean. Let a balancer's own HAProxy look before it reloads: haproxy -c -f haproxy.cfg.",
        },
  );
}
