import type { Warning } from "../../issues/warning.js";
import { peersPortOf } from "../peers.js";
import { isOnlyOverTls } from "../pools.js";
import type { Topology } from "../topology.js";

/** Valid settings of who may use a service, and of sticky sessions, that are likely to cause trouble. */
export function accessWarnings(topology: Topology): Warning[] {
  return [...passwordsInTheClear(topology), ...cookiesInTheClear(topology), ...peersToLetPass(topology)];
}

function passwordsInTheClear({ services }: Topology): Warning[] {
  return services.flatMap(({ users, tls }, index) =>
    users === undefined || tls !== undefined
      ? []
      : {
          code: "password-unencrypted",
          path: `services[${index}].users`,
          message: "Browsers send these passwords with each request, here unencrypted. Add tls to the service.",
        },
  );
}

function cookiesInTheClear(topology: Topology): Warning[] {
  return topology.backends.flatMap(({ name, sticky }, index) =>
    sticky !== "cookie" || isOnlyOverTls(topology, { name })
      ? []
      : {
          code: "cookie-unencrypted",
          path: `backends[${index}].sticky`,
          message:
            "A service without tls leads here, so the cookie is not Secure: anyone on the path can read it. Add tls to the service.",
        },
  );
}

function peersToLetPass(topology: Topology): Warning[] {
  const port = peersPortOf(topology);
  return port === undefined
    ? []
    : [
        {
          code: "firewall-must-pass-peers",
          path: "peers.port",
          message: `The balancers synchronize their tables of clients on TCP port ${port} of their private addresses, without a password. Let a firewall pass it between them, and from nowhere else.`,
        },
      ];
}
