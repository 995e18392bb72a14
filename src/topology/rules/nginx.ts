import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import { isHostName } from "../../fields/host-name.js";
import { nginxWords } from "../../guards/nginx-line.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { describeValue } from "../../issues/value.js";
import { isText, type Place, serversOf } from "./servers.js";

// The rules of our nginx, and of TLS to the servers.

/** What an nginx server has already; test/topology holds this list against every fixture. */
export const takenByNginx = [
  "listen",
  "server_name",
  "root",
  "index",
  "http2",
  "ssl_certificate",
  "ssl_certificate_key",
  "ssl_protocols",
  "ssl_ciphers",
  "ssl_ecdh_curve",
  "ssl_session_tickets",
  "ssl_session_cache",
  "ssl_session_timeout",
  "access_log",
  "real_ip_header",
  "set_real_ip_from",
  "client_max_body_size",
];

/** What is wrong with what our nginx does on a backend's servers, and with TLS on the way there. */
export function nginxIssues(backend: Place, service: Draft | undefined): Issue[] {
  const { map, keys } = backend;
  const nginx = draftMap(map.nginx);
  const place = [...keys, "nginx"];
  return [
    ...(nginx.root !== undefined && nginx.app !== undefined ? [makeIssue({ code: "root-and-app", keys: place })] : []),
    ...lineIssues(nginx.lines, [...place, "lines"]),
    ...locationIssues(nginx.locations, [...place, "locations"]),
    ...tlsIssues(backend, service),
  ];
}

function lineIssues(lines: unknown, keys: Keys): Issue[] {
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: unknown, index) => {
    const [start = ""] = (isText(line) ? nginxWords(line) : undefined) ?? [];
    return takenByNginx.includes(start)
      ? [makeIssue({ code: "nginx-line-taken", keys: [...keys, index], value: describeValue(line), start })]
      : [];
  });
}

function locationIssues(locations: unknown, keys: Keys): Issue[] {
  // nginx refuses two of one path. `^~ /` is a path, too.
  const before = new Set<unknown>(["/"]);
  return draftList(locations).flatMap(({ map: { path }, index }) => {
    const taken = isText(path) ? path.replace("^~ ", "") : path;
    if (before.has(taken)) {
      return [makeIssue({ code: "nginx-location-taken", keys: [...keys, index, "path"], value: describeValue(path) })];
    }
    before.add(taken);
    return [];
  });
}

function tlsIssues(backend: Place, service: Draft | undefined): Issue[] {
  const { map, keys } = backend;
  const isOurs = map.port === undefined;
  const atNginx = draftMap(map.nginx).tls !== undefined;
  const passes = service?.mode !== "http" && service?.tls === undefined;
  if (isOurs && atNginx && !passes && map.tls === undefined) {
    return [makeIssue({ code: "nginx-tls-unused", keys: [...keys, "nginx", "tls"] })];
  }
  if (map.tls === undefined) return [];
  if (isOurs && !atNginx) return [makeIssue({ code: "nginx-tls-missing", keys: [...keys, "tls"] })];
  if (isOurs && passes) return [makeIssue({ code: "backend-tls-twice", keys: [...keys, "tls"] })];
  if (draftMap(map.tls).serverName !== undefined) return [];
  const servers = serversOf(backend);
  const nameless = servers.find((server) => !isText(server.map.address) || !isHostName(server.map.address));
  if (servers.length > 0 && nameless === undefined) return [];
  return [makeIssue({ code: "server-name-missing", keys: [...keys, "tls", "serverName"], server: nameless?.keys })];
}
