import { formatPath, type Keys } from "./path.js";
import type { Sentences } from "./sentences.js";
import type { FoundValue } from "./value.js";

// What can be wrong with our nginx, and with TLS to the servers.

export type NginxMalformedCode =
  | "file-path-malformed"
  | "nginx-line-malformed"
  | "nginx-location-malformed"
  | "nginx-location-path-malformed"
  | "nginx-tls-malformed"
  | "body-size-malformed"
  | "backend-tls-malformed"
  | "server-name-malformed";

export type NginxProblem =
  | { readonly code: "root-and-app" | "nginx-tls-unused" | "nginx-tls-missing" | "backend-tls-twice" }
  /** `server` is one without a host name. */
  | { readonly code: "server-name-missing"; readonly server: Keys | undefined }
  | { readonly code: "nginx-location-taken"; readonly value: FoundValue }
  /** `start` is what such a line begins with. */
  | { readonly code: "nginx-line-taken"; readonly value: FoundValue; readonly start: string };

export const nginxFieldsWanted = {
  "file-path-malformed":
    "an absolute path of at most 255 characters: ASCII letters, digits, '.', '_' and '-' between slashes, without '.' or '..' as a component",
  "nginx-line-malformed":
    "one nginx directive with its semicolon: at most 2000 printable ASCII characters, every quote closed, no block and no comment",
  "nginx-location-malformed": "a map such as {path: /images/, lines: ['expires 30d;']}",
  "nginx-location-path-malformed":
    "what a location takes, as nginx writes it: /images/, = /logo.png, or an expression such as ~ \\.php$ without blanks, quotes and braces",
  "nginx-tls-malformed": "a map such as {certificate: /etc/nginx/certs/site.pem}",
  "body-size-malformed": "a whole number of at most 6 digits with k, m or g, such as 10m",
  "backend-tls-malformed": "a map such as {serverName: app.internal}",
  "server-name-malformed": "a host name, such as app.internal",
} as const satisfies Sentences<{ readonly code: NginxMalformedCode }>;

export const nginxFound: Sentences<Exclude<NginxProblem, { readonly value: FoundValue }>> = {
  "root-and-app": "both root and app",
  "nginx-tls-unused": "tls at nginx, and plain HTTP from HAProxy",
  "nginx-tls-missing": "tls from HAProxy to nginx, and none at nginx",
  "backend-tls-twice": "tls around the clients' own TLS",
  "server-name-missing": "nothing",
};

export const nginxWanted: Sentences<NginxProblem> = {
  "root-and-app": "either root or app, not both",
  "nginx-tls-unused":
    "tls: {} in the backend as well, because HAProxy reads these requests and starts TLS again; or mode: tcp without tls in the service, which passes TLS through",
  "nginx-tls-missing": "nginx: {tls: {certificate: ...}} as well",
  "backend-tls-twice": "no tls here: HAProxy passes the clients' TLS through",
  "server-name-missing": ({ server }) =>
    `the name in the servers' certificates${server === undefined ? "" : `: ${formatPath(server)} has only an address`}`,
  "nginx-location-taken": "another path: the file already has a location for this one",
  "nginx-line-taken": ({ start }) => `no line that begins with ${start}: the file has its own, from the topology`,
};
