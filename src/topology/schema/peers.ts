import * as z from "zod/mini";
import { choice, map, tcpPort } from "../../fields/kinds.js";

/** How clients come back to their server. */
export const sticky = z.optional(
  choice(
    ["cookie", "source"],
    "sticky-unknown",
    "How a client comes back to the same server, after a failover as well: by a cookie (in HTTP mode), or by its address. Default: not at all.",
  ),
);

/** How the balancers tell each other of their clients. */
export const peers = z.optional(
  map(
    "peers-malformed",
    {
      port: z.optional(
        tcpPort(
          "The TCP port on each balancer's private address, on which the others tell it of their clients. Default: 10000.",
        ),
      ),
    },
    "How the balancers tell each other of their clients, where `sticky: source` or a `rateLimit` asks for it. Not on ubuntu-14.04.",
  ),
);
