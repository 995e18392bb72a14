import * as z from "zod/mini";
import { choice, map, tcpPort, text, wholeNumber } from "../../fields/kinds.js";
import * as patterns from "../../fields/patterns.js";
import { hstsSeconds } from "../../platforms/tls-profiles.js";

/** How HAProxy terminates TLS, as written. */
export const tls = map(
  "tls-malformed",
  () => ({
    certificates: text(
      patterns.anyPath,
      "certificates-malformed",
      "Where the certificates are on each balancer, as an absolute path: a folder of PEM files, with a slash at its end, from which HAProxy selects by host name; or one PEM file. Each file contains a certificate, its chain and its key.",
    ),
    profile: z._default(
      choice(
        ["modern", "intermediate"],
        "tls-profile-unknown",
        "Mozilla's recommendations for servers, version 6.0: modern is TLS 1.3 only, intermediate includes 1.2.",
      ),
      "intermediate",
    ),
    hsts: z._default(
      wholeNumber(
        0,
        2 * hstsSeconds,
        "hsts-out-of-range",
        "How long browsers insist on HTTPS for this host, in seconds; 0 for no such header. In HTTP mode.",
      ),
      hstsSeconds,
    ),
    redirectFrom: z.optional(
      tcpPort("A TCP port, usually 80, on which HAProxy redirects every request (301) to this service. In HTTP mode."),
    ),
    acmeThumbprint: z.optional(
      text(
        patterns.thumbprint,
        "acme-thumbprint-malformed",
        "The thumbprint of an ACME account's key: every balancer then answers http-01 challenges for it on the port of redirectFrom. It is no secret.",
      ),
    ),
  }),
  "How HAProxy terminates TLS. Not on ubuntu-14.04.",
);
