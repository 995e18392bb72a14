import type { Warning } from "../../issues/warning.js";
import { poolsOf } from "../pools.js";
import type { Topology } from "../topology.js";

/** Valid settings of services and backends that are likely to cause trouble. */
export function backendWarnings(topology: Topology): Warning[] {
  return [
    ...singleServers(topology),
    ...deafChecks(topology),
    ...clientsUntold(topology),
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
          message: `${name} has only one server: when it fails, everything behind it is down. Add a second one.`,
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
            "The check only opens a connection: an application that answers every request with an error passes it. Check a path: check: { path: /healthz }.",
        }
      : [],
  );
}

function clientsUntold(topology: Topology): Warning[] {
  const pools = poolsOf(topology);
  return topology.backends.flatMap(({ name, clientAddress }, index) =>
    pools.find((pool) => pool.name === name)?.mode === "http" && clientAddress === "none"
      ? {
          code: "client-address-unknown",
          path: `backends[${index}].clientAddress`,
          message:
            "The servers see the balancer as the client of every request. Remove clientAddress to tell them the real one.",
        }
      : [],
  );
}

function certificatesToBring({ services }: Topology): Warning[] {
  return services.flatMap(({ tls }, index) => {
    if (tls === undefined) return [];
    const path = `services[${index}].tls.certificates`;
    const message = tls.certificates.endsWith("/")
      ? `Put a PEM file with the certificate, its chain and its key into ${tls.certificates} on every balancer. Until then HAProxy runs, but refuses every TLS connection. After each change: systemctl reload haproxy.`
      : `Put the certificate on every balancer first, as a PEM file with its chain and its key: HAProxy does not start without ${tls.certificates}. A folder may be empty.`;
    return { code: "certificate-needed", path, message };
  });
}

const haproxyChecker = "the balancer's HAProxy before it reloads: haproxy -c -f haproxy.cfg";
const nginxChecker = "the web server's nginx before it reloads: nginx -t";

function linesOfOnesOwn({ lines, services, backends }: Topology): Warning[] {
  const places: { path: string; own: readonly unknown[] | undefined; checker?: string }[] = [
    { path: "lines.global", own: lines?.global },
    { path: "lines.defaults", own: lines?.defaults },
    ...services.map((service, index) => ({ path: `services[${index}].lines`, own: service.lines })),
    ...backends.flatMap(({ lines: own, nginx }, index) => [
      { path: `backends[${index}].lines`, own },
      { path: `backends[${index}].nginx.lines`, own: nginx?.lines, checker: nginxChecker },
      { path: `backends[${index}].nginx.locations`, own: nginx?.locations, checker: nginxChecker },
    ]),
  ];
  return places.flatMap(({ path, own, checker = haproxyChecker }) => {
    if (own === undefined) return [];
    const message = `These lines were checked for their form only, not for their meaning. Check the file with ${checker}.`;
    return { code: "own-lines", path, message };
  });
}
