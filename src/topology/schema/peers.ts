import * as z from "zod/mini";
import { choice, map, tcpPort } from "../../fields/kinds.js";

/** How clients get back to their server. */
export const sticky = z.optional(
  choice(
    ["cookie", "source"],
    "sticky-unknown",
    "How a client gets back to the same server, even after a failover: by a cookie (in HTTP mode), or by its address. Default: not at all.",
  ),
);

/** How the balancers synchronize their tables of clients. */
export const peers = z.optional(
  map(
    "peers-malformed",
    () => ({
      port: z.optional(
        tcpPort("The TCP port on each balancer's private address, for the other balancers. Default: 10000."),
      ),
    }),
    "How the balancers synchronize their tables of clients, where `sticky: source` or a `rateLimit` needs them. Not on ubuntu-14.04.",
  ),
);
