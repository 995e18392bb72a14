import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import { serviceDefaults } from "../defaults/values.js";
import { haproxyTimeout } from "../timeouts.js";
import { isText } from "./servers.js";

// What custom lines may not begin with because of the topology's keys: HAProxy would say nothing, and do something else.

/** Checks of other protocols: of these and `option httpchk`, the last one counts. */
export const otherChecks = [
  "option tcp-check",
  "option ssl-hello-chk",
  "option smtpchk",
  "option ldap-check",
  "option mysql-check",
  "option pgsql-check",
  "option redis-check",
  "option spop-check",
  "option external-check",
] as const;

/** What `logs` says, so that no line may. */
export function saidByLogs({ logs }: Draft): string[] {
  if (draftMap(logs).format !== "json") return [];
  const options = ["tcplog", "httplog", "httpslog", "logasap"].map((option) => `option ${option}`);
  return ["log-format", "log-format-sd", "error-log-format", ...options];
}

/** What the keys of a service say, so that no line of its frontend may. */
export function saidByService(service: Draft, topology: Draft): string[] {
  const { maxconn, rateLimit, routes, tls } = service;
  const passesTls = service.mode !== "http" && tls === undefined;
  return [
    ...timeoutsOf(service),
    ...(maxconn === undefined ? [] : ["maxconn"]),
    ...aclsOf(service).map((name) => `acl ${name}`),
    ...(rateLimit === undefined ? [] : ["http-request track-sc1"]),
    // The host name of a connection would not be there yet.
    ...(passesTls && routes !== undefined ? ["tcp-request inspect-delay", "tcp-request content accept"] : []),
    ...saidByLogs(topology),
    ...changes("http-request", [...forwardedHeaders([service], backendsOf(service, topology)), ...requestId(topology)]),
    ...changes("http-after-response", [...answeredHeaders(service), ...requestId(topology)]),
  ];
}

/** What the keys of a backend say, so that no line of it may. */
export function saidByBackend(backend: Draft, topology: Draft): string[] {
  const { check, maxconn, name, port, sticky } = backend;
  const services = draftList(topology.services)
    .map(({ map }) => map)
    .filter((service) => backendsOf(service, topology).some((other) => other.name === name));
  const asks = port === undefined || services[0]?.mode === "http" || asksByHttp(check);
  const headers = forwardedHeaders(services, [backend]);
  return [
    ...timeoutsOf(backend),
    ...(maxconn === undefined ? [] : ["maxconn"]),
    ...(sticky === "cookie" ? ["cookie"] : []),
    ...(sticky === "source" ? ["stick", "stick-table"] : []),
    ...(asks && !connectsOnly(check) ? ["http-check connect", ...otherChecks] : []),
    ...(headers.includes("X-Forwarded-For") ? ["option forwardfor"] : []),
    ...changes("http-request", [...headers, ...requestId(topology)]),
  ];
}

/** Whether a check with these keys sends a request. */
const asksByHttp = (check: unknown) =>
  ["http", "https"].some((type) => type === typeOf(check)) ||
  ["method", "path", "host", "status"].some((key) => draftMap(check)[key] !== undefined);

const connectsOnly = (check: unknown) => ["tcp", "tls"].some((type) => type === typeOf(check));

const typeOf = (check: unknown) => (isText(check) ? check : draftMap(check).type);

const timeoutsOf = ({ timeouts }: Draft) =>
  Object.keys(draftMap(timeouts)).map((name) => `timeout ${haproxyTimeout(name)}`);

/** The names of a frontend's generated ACLs. HAProxy ORs those of one name: one more would take more in. */
function aclsOf({ allow, deny, routes, redirects }: Draft): string[] {
  const named = (start: string, list: unknown) =>
    draftList(list).flatMap(({ map: { hosts, path }, index }) => [
      ...(hosts === undefined ? [] : [`${start}${index + 1}.host`]),
      ...(path === undefined ? [] : [`${start}${index + 1}.path`]),
    ]);
  const lists = allow === undefined && deny === undefined ? [] : ["client.allowed", "client.denied"];
  return [...lists, ...named("route", routes), ...named("redirect", redirects)];
}

/** The listed backends that a service leads to. */
function backendsOf({ backend = serviceDefaults.backend, routes }: Draft, { backends }: Draft): Draft[] {
  const names = [backend, ...draftList(routes).map(({ map }) => map.backend)];
  return draftList(backends)
    .map(({ map }) => map)
    .filter(({ name }) => names.includes(name));
}

/** The forwarded headers that requests of some services have when they come to some backends. */
function forwardedHeaders(services: readonly Draft[], backends: readonly Draft[]): string[] {
  const http = services.filter(({ mode }) => mode === "http");
  if (http.length === 0) return [];
  const tellsClient =
    http.some(({ clientAddress }) => clientAddress === "x-forwarded-for") ||
    backends.some(({ clientAddress, port }) => (clientAddress ?? (port && "x-forwarded-for")) === "x-forwarded-for");
  const tellsScheme =
    http.some(({ tls }) => tls !== undefined) ||
    backends.some(({ nginx }) => draftMap(nginx).app !== undefined) ||
    (tellsClient && backends.some(({ port }) => port !== undefined));
  return [
    ...(tellsClient ? ["X-Forwarded-For"] : []),
    ...(tellsScheme ? ["X-Forwarded-Proto", "X-Forwarded-Port"] : []),
  ];
}

/** The headers that a service's answers have, and those that they do not have. */
function answeredHeaders({ tls, responseHeaders }: Draft): string[] {
  const { set, remove } = draftMap(responseHeaders);
  const names = [...draftList(set).map(({ map }) => map.name), ...(Array.isArray(remove) ? remove : [])];
  const hsts = tls !== undefined && draftMap(tls).hsts !== 0 ? ["Strict-Transport-Security"] : [];
  return [...hsts, ...names.filter(isText)];
}

const requestId = ({ logs }: Draft) => (draftMap(logs).requestId === true ? ["X-Request-ID"] : []);

const changes = (rule: string, headers: readonly string[]) =>
  headers.flatMap((header) =>
    ["set-header", "add-header", "del-header", "replace-header", "replace-value"].map(
      (action) => `${rule} ${action} ${header}`,
    ),
  );
