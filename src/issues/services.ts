import {
  type AccessMalformedCode,
  type AccessProblem,
  accessFieldsWanted,
  accessFound,
  accessWanted,
} from "./access.js";
import { type NginxMalformedCode, type NginxProblem, nginxFieldsWanted, nginxFound, nginxWanted } from "./nginx.js";
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
  | AccessMalformedCode
  | NginxMalformedCode
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

export type ServiceRangeCode =
  | "weight-out-of-range"
  | "maxconn-out-of-range"
  | "hsts-out-of-range"
  | "rate-out-of-range";

export type ServiceChoiceCode = "check-method-unknown" | "tls-profile-unknown" | "otherwise-unknown" | "sticky-unknown";

export type ServiceTooFewCode =
  | "servers-too-few"
  | "routes-too-few"
  | "route-hosts-too-few"
  | "lines-too-few"
  | "networks-too-few"
  | "users-too-few"
  | "nginx-locations-too-few"
  | "redirects-too-few"
  | "headers-too-few";

export type ServiceDuplicateCode = "backend-name-duplicate" | "server-duplicate" | "server-port-taken" | "user-twice";

export type ServiceProblem =
  | AccessProblem
  | NginxProblem
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
  ...accessFound,
  ...nginxFound,
  "said-by-backend": ({ key }) => `the key "${key}"`,
  "check-without-request": ({ key }) => `the key "${key}"`,
  "backend-port-missing": "nothing",
  "route-unreachable": "a route that no request reaches",
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
  "server-address-malformed": "the IP address of one host, or a host name such as db1.internal",
  "flag-malformed": "true or false",
  "check-malformed": "'http', 'https', 'tcp' or 'tls', or a map such as {path: /healthz, status: 200}",
  "check-path-malformed": "a path of at most 256 characters: a slash, then ASCII letters, digits and . _ ~ / ? = & -",
  "check-host-malformed": "a host name of at most 253 characters: ASCII letters, digits, '.' and '-'",
  "check-status-malformed": "a status such as 200, or a range such as 200-399",
  "duration-malformed": "a time with its unit (ms, s, m, h or d) of at most 24d, such as 500ms or 2s",
  "dns-malformed": "a map such as {nameservers: [10.132.0.2]}",
  "nameservers-malformed": "a list of IP addresses",
  "timeouts-malformed": "a map such as {client: 2m}",
  "tls-malformed": "a map such as {certificates: /etc/haproxy/certs/, redirectFrom: 80}",
  "certificates-malformed":
    "an absolute path of at most 255 characters, with a slash at its end if it is a folder: ASCII letters, digits, '.', '_', '-' between slashes, without '.' or '..' as a component",
  "acme-thumbprint-malformed": "43 characters: ASCII letters, digits, '-' and '_'",
  "route-malformed": "a map such as {hosts: [shop.example.com], path: /api, backend: shop}",
  "route-host-malformed": "a host name such as shop.example.com, or *.example.com for all names below it",
  "route-path-malformed": "a path of at most 256 characters: a slash, then ASCII letters, digits and . _ ~ / -",
  "check-method-unknown": "'GET', 'HEAD' or 'OPTIONS'",
  "tls-profile-unknown": "'modern' or 'intermediate'",
  "otherwise-unknown": "'not-found', 'misdirected' or 'reject'",
  "servers-too-few": "a list of one or more servers, or no servers key",
  "routes-too-few": "a list of one or more routes, or no routes key",
  "route-hosts-too-few": "a list of one or more host names, or no hosts key",
  "line-malformed":
    "one line of haproxy.cfg: at most 2000 printable ASCII characters and 64 words, no leading or trailing space, every quote closed, no # comment, no $ in double quotes",
  "lines-malformed": "a map such as {global: [tune.bufsize 32768]}",
  "lines-too-few": "a list of one or more lines, or no lines key",
  "networks-too-few": "a list of one or more addresses or networks, or no such key",
  "users-too-few": "a list of one or more users, or no such key",
  "statistics-malformed": "a map such as {allow: [10.132.0.0/16]}",
  "network-malformed": "an IP address or network, such as 10.132.0.0/16 or 2001:db8::/32",
  "users-malformed": "a list such as [{name: ops, passwordHash: ...}]",
  "user-name-malformed": "a name of 1 to 63 ASCII letters, digits, '.', '-' and '_'",
  "password-hash-malformed": "the output of `openssl passwd -5`: $5$ or $6$, salt and hash",
  ...accessFieldsWanted,
  ...nginxFieldsWanted,
  "nginx-locations-too-few": "a list of one or more locations, or no locations key",
  "sticky-unknown": "'cookie' or 'source'",
  "redirects-too-few": "a list of one or more redirects, or no redirects key",
  "headers-too-few": "a list of one or more headers, or no such key",
  "rate-out-of-range": wholeNumber,
  "weight-out-of-range": wholeNumber,
  "maxconn-out-of-range": wholeNumber,
  "hsts-out-of-range": ({ minimum, maximum }: Limits) =>
    `whole seconds from ${minimum} to ${maximum}; 0 disables the header`,
} as const satisfies Sentences<
  | { readonly code: ServiceMalformedCode | ServiceChoiceCode | ServiceTooFewCode }
  | ({ readonly code: ServiceRangeCode } & Limits)
>;

export const serviceWanted: Sentences<ServiceProblem> = {
  ...accessWanted,
  ...nginxWanted,
  "said-by-backend": "no such key here: the listed backend has its own",
  "check-without-request": "type: http or https as well: no other check sends a request",
  "backend-unused": "a service or a route that leads to it, or no such backend",
  "server-unknown": "the name of one of the webServers, or an address as well",
  "server-known": "no address: this is the name of one of the webServers, which has its own",
  "route-backend-unknown": "the name of one of the backends",
  "needs-http": "mode: http as well",
  "port-and-nginx": "either port or nginx, not both: port is for an application of your own",
  "otherwise-and-backend": "either a backend or otherwise, not both",
  "otherwise-without-routes": "routes as well",
  "acme-without-redirect": "redirectFrom: 80 as well, where the challenges arrive",
  "route-empty": "hosts or path: everything else goes to the service's own backend",
  "line-starts-section": "a line that does not start a section",
  "line-taken": ({ start }) => `no line that begins with ${start}: the file has a generated one`,
  "statistics-open": "users, or allow with the networks that may see the page",
  "backend-modes-differ": ({ other }) => `the mode of ${formatPath(other)}, which leads to the same backend`,
  "backend-port-missing": ({ outside }) =>
    `a port: nginx is configured on the webServers only, and ${formatPath(outside)} is outside the tier`,
  "route-unreachable": ({ taker }) =>
    `no such route, or ${formatPath(taker)} after it: that one takes all its requests`,
};
