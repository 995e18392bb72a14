import * as z from "zod/mini";
import { choice, list, map, type RuleCode, tcpPort, text } from "../../fields/kinds.js";
import * as patterns from "../../fields/patterns.js";
import { NginxLine, NginxPlace } from "../../guards/nginx-line.js";

const path = (description: string) => text(patterns.filePath, "file-path-malformed", description);

const line = z
  .string({ error: "nginx-line-malformed" satisfies RuleCode })
  .check(z.refine(NginxLine.fits, "nginx-line-malformed" satisfies RuleCode));

const lines = (description: string) => list(line, 1, "lines-too-few", description);

const location = map("nginx-location-malformed", () => ({
  path: text(
    NginxPlace.pattern,
    "nginx-location-path-malformed",
    "Its path, as nginx writes it: a path, or one of =, ^~, ~ and ~* with a path or a regular expression.",
  ),
  lines: lines("Its lines, each a directive with its semicolon."),
}));

const tls = map(
  "nginx-tls-malformed",
  () => ({
    certificate: path("The PEM file on each web server with the certificate and its chain, as an absolute path."),
    key: z.optional(path("The PEM file with the key, as an absolute path. Default: the certificate's file.")),
    profile: z.optional(
      choice(
        ["modern", "intermediate"],
        "tls-profile-unknown",
        "Mozilla's recommendations for servers, version 6.0: modern is TLS 1.3 only, intermediate includes 1.2. Default: intermediate.",
      ),
    ),
  }),
  "How nginx terminates TLS, where HAProxy passes TLS through or uses TLS to the servers.",
);

/** What our nginx does on the servers of a backend, as written. */
export const nginx = z.optional(
  map(
    "nginx-malformed",
    () => ({
      port: z.optional(tcpPort("The TCP port that our nginx listens on. Default: 80.")),
      root: z.optional(path("The folder that it serves, as an absolute path. Default: /var/www/html.")),
      app: z.optional(
        tcpPort(
          "The TCP port of an application on the same host, which nginx passes all requests to instead: at 127.0.0.1, with the client's address, scheme and port in X-Forwarded-For, -Proto and -Port, and WebSocket connections as well.",
        ),
      ),
      bodySize: z.optional(
        text(patterns.bodySize, "body-size-malformed", "The largest body of a request, such as 10m. Default: 1m."),
      ),
      tls: z.optional(tls),
      lines: z.optional(lines("Custom lines for nginx's server block, each a directive with its semicolon.")),
      locations: z.optional(list(location, 1, "nginx-locations-too-few", "Custom locations in nginx's server block.")),
    }),
    "What our nginx does on the servers, which must be webServers. Give this or port.",
  ),
);

/** TLS from HAProxy to the servers. */
export const backendTls = z.optional(
  map(
    "backend-tls-malformed",
    () => ({
      serverName: z.optional(
        text(
          /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/,
          "server-name-malformed",
          "The name in the servers' certificates. Default: each server's own host name.",
        ),
      ),
      ca: z.optional(
        path(
          "The PEM file on each balancer with the CA certificates to trust, as an absolute path. Default: /etc/ssl/certs/ca-certificates.crt.",
        ),
      ),
    }),
    "TLS to the servers, whose certificates are verified.",
  ),
);
