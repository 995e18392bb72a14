import { formatPath, type Keys } from "./path.js";
import type { Sentences } from "./sentences.js";
import type { FoundValue } from "./value.js";

// Errors specific to services and backends.

export type ServiceMalformedCode =
  | "backends-malformed"
  | "pool-malformed"
  | "backend-name-malformed"
  | "nginx-malformed"
  | "server-malformed"
  | "server-address-malformed"
  | "flag-malformed"
  | "check-malformed"
  | "check-path-malformed"
  | "check-host-malformed"
  | "check-status-malformed"
  | "duration-malformed"
  | "dns-malformed"
  | "nameservers-malformed"
  | "timeouts-malformed"
  | "tls-malformed"
  | "certificates-malformed"
  | "acme-thumbprint-malformed"
  | "route-malformed"
  | "route-host-malformed"
  | "route-path-malformed"
  | "line-malformed"
  | "lines-malformed"
  | "statistics-malformed"
  | "network-malformed"
  | "users-malformed"
  | "user-name-malformed"
  | "password-hash-malformed";

export type ServiceRangeCode = "weight-out-of-range" | "maxconn-out-of-range" | "hsts-out-of-range";

export type ServiceChoiceCode = "check-method-unknown" | "tls-profile-unknown" | "otherwise-unknown";

export type ServiceTooFewCode =
  | "servers-too-few"
  | "routes-too-few"
  | "route-hosts-too-few"
  | "lines-too-few"
  | "networks-too-few"
  | "users-too-few";

export type ServiceDuplicateCode = "backend-name-duplicate" | "server-duplicate" | "server-port-taken";

export type ServiceProblem =
  | { readonly code: "said-by-backend" | "check-without-request"; readonly key: string }
  | {
      readonly code: "backend-unused" | "server-unknown" | "server-known" | "route-backend-unknown" | "needs-http";
      readonly value: FoundValue;
    }
  | { readonly code: "line-starts-section"; readonly value: FoundValue }
  /** `start` is what such a line begins with. */
  | { readonly code: "line-taken"; readonly value: FoundValue; readonly start: string }
  /** `other` is an earlier service of the other mode. */
  | { readonly code: "backend-modes-differ"; readonly value: FoundValue; readonly other: Keys }
  /** `outside` is a server that is not one of the topology's web servers. */
  | { readonly code: "backend-port-missing"; readonly outside: Keys }
  /** `taker` is the route that comes first. */
  | { readonly code: "route-unreachable"; readonly taker: Keys }
  | {
      readonly code:
        | "port-and-nginx"
        | "otherwise-and-backend"
        | "otherwise-without-routes"
        | "acme-without-redirect"
        | "route-empty"
        | "statistics-open";
    };

type WithoutValue = Exclude<ServiceProblem, { readonly value: FoundValue }>;

export const serviceFound: Sentences<WithoutValue> = {
  "said-by-backend": ({ key }) => `the key "${key}"`,
  "check-without-request": ({ key }) => `the key "${key}"`,
  "backend-port-missing": "nothing",
  "route-unreachable": "a route that nothing reaches",
  "port-and-nginx": "both port and nginx",
  "otherwise-and-backend": "both otherwise and backend",
  "otherwise-without-routes": "otherwise alone",
  "acme-without-redirect": "acmeThumbprint alone",
  "route-empty": "neither hosts nor path",
  "statistics-open": "neither users nor allow",
};

const word = "a name of 1 to 63 ASCII letters, digits, '-' and '_'";

const wholeNumber = ({ minimum, maximum }: Limits) => `a whole number from ${minimum} to ${maximum}`;

interface Limits {
  readonly minimum: number;
  readonly maximum: number;
}

export const serviceFieldsWanted = {
  "backends-malformed": "a list of backends, such as [{name: api, port: 8080}]",
  "pool-malformed": "a map that describes one backend, such as {name: api, port: 8080}",
  "backend-name-malformed": word,
  "nginx-malformed": "a map such as {port: 8080}",
  "server-malformed": "the name of a web server, or a map such as {name: db1, address: 10.132.40.1}",
  "server-address-malformed": "an IPv4 address that one host has, or a host name such as db1.internal",
  "flag-malformed": "true or false",
  "check-malformed": "'http', 'https', 'tcp' or 'tls', or a map such as {path: /healthz, status: 200}",
  "check-path-malformed": "a path of at most 256 characters: a slash, then ASCII letters, digits and . _ ~ / ? = & -",
  "check-host-malformed": "a host name of at most 253 characters: ASCII letters, digits, '.' and '-'",
  "check-status-malformed": "a status such as 200, or a range such as 200-399",
  "duration-malformed": "a time with its unit (ms, s, m, h or d) of at most 24d, such as 500ms or 2s",
  "dns-malformed": "a map such as {nameservers: [10.132.0.2]}",
  "nameservers-malformed": "a list of IPv4 addresses",
  "timeouts-malformed": "a map such as {client: 2m}",
  "tls-malformed": "a map such as {certificates: /etc/haproxy/certs/, redirectFrom: 80}",
  "certificates-malformed":
    "an absolute path of at most 255 characters, with a slash at its end if it is a folder: ASCII letters, digits, '.', '_', '-' between slashes, no '.' or '..' as a step",
  "acme-thumbprint-malformed": "43 characters: ASCII letters, digits, '-' and '_'",
  "route-malformed": "a map such as {hosts: [shop.example.com], path: /api, backend: shop}",
  "route-host-malformed": "a host name such as shop.example.com, or *.example.com for all below one",
  "route-path-malformed": "a path of at most 256 characters: a slash, then ASCII letters, digits and . _ ~ / -",
  "check-method-unknown": "'GET', 'HEAD' or 'OPTIONS'",
  "tls-profile-unknown": "'modern' or 'intermediate'",
  "otherwise-unknown": "'not-found', 'misdirected' or 'reject'",
  "servers-too-few": "a list of one server or more, or no servers key at all",
  "routes-too-few": "a list of one route or more, or no routes key at all",
  "route-hosts-too-few": "a list of one host name or more, or no hosts key at all",
  "line-malformed":
    "one whole line of haproxy.cfg: at most 2000 printable ASCII characters and 64 words, no blank at an end, every quote closed, no # that begins a comment, no $ between double quotes",
  "lines-malformed": "a map such as {global: [tune.bufsize 32768]}",
  "lines-too-few": "a list of one line or more, or no lines key at all",
  "networks-too-few": "a list of one address or network or more, or no such key at all",
  "users-too-few": "a list of one user or more, or no such key at all",
  "statistics-malformed": "a map such as {allow: [10.132.0.0/16]}",
  "network-malformed": "an IPv4 address or network, such as 10.132.0.0/16",
  "users-malformed": "a list such as [{name: ops, passwordHash: ...}]",
  "user-name-malformed": "a name of 1 to 63 ASCII letters, digits, '.', '-' and '_'",
  "password-hash-malformed": "what `openssl passwd -5` prints of a password: $5$ or $6$, salt and hash",
  "weight-out-of-range": wholeNumber,
  "maxconn-out-of-range": wholeNumber,
  "hsts-out-of-range": ({ minimum, maximum }: Limits) =>
    `whole seconds from ${minimum} to ${maximum}; 0 for no such header`,
} as const satisfies Sentences<
  | { readonly code: ServiceMalformedCode | ServiceChoiceCode | ServiceTooFewCode }
  | ({ readonly code: ServiceRangeCode } & Limits)
>;

export const serviceWanted: Sentences<ServiceProblem> = {
  "said-by-backend": "no such key here: the backend in the list says this",
  "check-without-request": "type: http or https beside it: no other check makes a request",
  "backend-unused": "a service that leads to it, or no such backend",
  "server-unknown": "the name of a web server of the topology, or an address beside it",
  "server-known": "no address: the topology has that of a web server, and this is the name of one",
  "route-backend-unknown": "the name of a backend in the list",
  "needs-http": "mode: http beside it",
  "port-and-nginx": "either port or nginx, not both: where a port is given, an application of your own listens",
  "otherwise-and-backend": "either a backend or otherwise, not both",
  "otherwise-without-routes": "routes beside it",
  "acme-without-redirect": "redirectFrom: 80 beside it, where the challenges arrive",
  "route-empty": "hosts or path: what all else gets is the service's own backend",
  "line-starts-section": "a line that starts no section",
  "line-taken": ({ start }) => `no line that begins with ${start}: the file has its own, made of the topology`,
  "statistics-open": "users, or the networks that may look, in allow",
  "backend-modes-differ": ({ other }) => `the mode of ${formatPath(other)}, which leads to this backend, too`,
  "backend-port-missing": ({ outside }) =>
    `a port: our nginx serves on web servers of the topology only, and ${formatPath(outside)} is outside the tier`,
  "route-unreachable": ({ taker }) => `no such route, or ${formatPath(taker)} behind it: that one takes all of it`,
};
