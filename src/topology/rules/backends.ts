import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { repeated } from "../../issues/repeated.js";
import { describeValue } from "../../issues/value.js";
import type { Platform } from "../../platforms/platform.js";
import { nginxPort } from "../defaults/backend.js";
import { serviceDefaults, statisticsPort } from "../defaults/values.js";
import { peersPort } from "../peers.js";
import { accessIssues } from "./access.js";
import { lineIssues } from "./lines.js";
import { nginxIssues } from "./nginx.js";
import { isTcp, routeIssues } from "./routes.js";
import { isText, type Place, serverIssues, serversOf, twice } from "./servers.js";
import { serviceIssues } from "./services.js";

// The rules between backends, services and web servers. Like all rules they run on the draft.

/** Errors between a topology's backends, the services that use them, and its web servers. */
export function backendIssues(topology: Draft, platform: Platform | undefined): Issue[] {
  const backends = placesIn(topology, "backends");
  const services = placesIn(topology, "services").map(({ map, keys }) => ({
    keys,
    map: { ...serviceDefaults, ...(map.otherwise !== undefined && { backend: undefined }), ...map },
  }));
  const names = new Set(backends.map(({ map }) => map.name));
  // Only what a backend lists is looked up there.
  const webServers = namesOf(backends.length === 0 ? [] : draftList(topology.webServers).map(({ map }) => map.name));
  return [
    ...nameIssues(backends, services, names),
    ...services.flatMap((service) => saidByBackendIssues(service, topology, names)),
    ...placesIn(topology, "services").flatMap(({ map, keys }) => [
      ...routeIssues(map, keys, names),
      ...accessIssues(map, keys),
    ]),
    ...peersIssues(topology),
    ...modeIssues(services, names),
    ...backends.flatMap((backend) => [
      ...balanceAndAddressIssues(backend, services, platform),
      ...unusedIssues(backend, services),
      ...serverIssues(backend, webServers),
      ...nginxIssues(backend, services.find((candidate) => backendNames(candidate.map).has(backend.map.name))?.map),
    ]),
    ...lineIssues(topology),
    ...takenPortIssues(backends, services, names, webServers),
  ];
}

function placesIn(topology: Draft, key: string): Place[] {
  return draftList(topology[key]).map(({ map, index }) => ({ map, keys: [key, index] }));
}

const namesOf = (values: readonly unknown[]): ReadonlySet<unknown> => new Set(values.filter(isText));

/** Source: HAProxy 3.3 refuses a frontend and a backend of one name, and 3.2 warns of it. */
function nameIssues(backends: readonly Place[], services: readonly Place[], names: ReadonlySet<unknown>): Issue[] {
  if (backends.length === 0) return [];
  const code = "backend-name-duplicate";
  return [
    ...repeated(
      code,
      backends.map(({ map, keys }) => ({ value: map.name, place: keys, key: "name" })),
    ),
    ...services.flatMap(({ map, keys }) => {
      if (!isText(map.name)) return [];
      const taken = backends.find((backend) => backend.map.name === map.name);
      if (taken !== undefined) return [twice(code, [...keys, "name"], map.name, [...taken.keys, "name"])];
      return map.name === map.backend && !names.has(map.backend)
        ? [twice(code, [...keys, "backend"], map.backend, [...keys, "name"])]
        : [];
    }),
  ];
}

function saidByBackendIssues({ keys, map }: Place, topology: Draft, names: ReadonlySet<unknown>): Issue[] {
  if (!names.has(map.backend)) return [];
  const written = draftMap(Array.isArray(topology.services) ? topology.services[Number(keys[1])] : undefined);
  return ["balance", "clientAddress"]
    .filter((key) => written[key] !== undefined)
    .map((key) => makeIssue({ code: "said-by-backend", keys: [...keys, key], key }));
}

function modeIssues(services: readonly Place[], names: ReadonlySet<unknown>): Issue[] {
  const first = new Map<unknown, { mode: unknown; keys: Keys }>();
  const issues: Issue[] = [];
  for (const { map, keys } of services) {
    for (const name of [...backendNames(map)].filter((candidate) => names.has(candidate))) {
      const before = first.get(name) ?? { mode: map.mode, keys };
      first.set(name, before);
      if (before.mode === map.mode) continue;
      issues.push(
        makeIssue({
          code: "backend-modes-differ",
          keys: [...keys, "mode"],
          value: describeValue(map.mode),
          other: before.keys,
        }),
      );
    }
  }
  return issues;
}

/** The backends that a service leads to. */
function backendNames({ backend, routes }: Draft): ReadonlySet<unknown> {
  return new Set([backend, ...draftList(routes).map(({ map }) => map.backend)]);
}

function unusedIssues({ map, keys }: Place, services: readonly Place[]): Issue[] {
  const isUsed = !isText(map.name) || services.some((service) => backendNames(service.map).has(map.name));
  return isUsed ? [] : [makeIssue({ code: "backend-unused", keys: [...keys, "name"], value: describeValue(map.name) })];
}

/** Two pools that use the same port of a web server, unless both are the same application. */
function takenPortIssues(
  backends: readonly Place[],
  services: readonly Place[],
  names: ReadonlySet<unknown>,
  webServers: ReadonlySet<unknown>,
): Issue[] {
  if (backends.length === 0) return [];
  const taken = new Map<string, { keys: Keys; isOurs: boolean }>();
  const all = [...webServers];
  const take = (keys: Keys, servers: readonly unknown[], port: unknown, isOurs: boolean): Issue[] => {
    if (typeof port !== "number") return [];
    const clash = servers
      .map((name) => taken.get(`${name}:${port}`))
      .find((other) => other && (other.isOurs || isOurs));
    for (const name of servers) if (!taken.has(`${name}:${port}`)) taken.set(`${name}:${port}`, { keys, isOurs });
    return clash === undefined ? [] : [twice("server-port-taken", keys, port, clash.keys)];
  };
  return [
    ...services.flatMap(({ map, keys }) =>
      names.has(map.backend) || map.backend === undefined
        ? []
        : take([...keys, "port"], all, map.tls === undefined ? map.port : nginxPort, true),
    ),
    ...backends.flatMap(({ map, keys }) => {
      const isOurs = map.port === undefined;
      const port = isOurs ? (draftMap(map.nginx).port ?? nginxPort) : map.port;
      const place = isOurs ? [...keys, "nginx", "port"] : [...keys, "port"];
      const servers = map.servers === undefined ? all : serversOf({ map, keys }).map((server) => server.map.name);
      return take(
        place,
        servers.filter((name) => webServers.has(name)),
        port,
        isOurs,
      );
    }),
  ];
}

function balanceAndAddressIssues(
  { map, keys }: Place,
  services: readonly Place[],
  platform: Platform | undefined,
): Issue[] {
  const service = services.find((candidate) => backendNames(candidate.map).has(map.name));
  const mode = service?.map.mode ?? serviceDefaults.mode;
  return [
    ...serviceIssues(platform, { ...map, mode }, keys),
    ...(map.sticky === "cookie" && isTcp(mode)
      ? [makeIssue({ code: "needs-http", keys: [...keys, "sticky"], value: describeValue(map.sticky) })]
      : []),
  ];
}

/** What listens on the balancers' private addresses. */
function peersIssues({ peers, statistics, backends, services }: Draft): Issue[] {
  const { port = peersPort } = draftMap(peers);
  const { port: page = statisticsPort } = draftMap(statistics);
  const arePeers =
    draftList(backends).some(({ map }) => map.sticky === "source") ||
    draftList(services).some(({ map }) => map.rateLimit !== undefined);
  return arePeers && statistics !== undefined && page === port
    ? [twice("port-duplicate", ["peers", "port"], port, ["statistics", "port"])]
    : [];
}

/** The services that name no listed backend: each has its own pool. */
export function ofPoolsOfToday<Located extends Pick<Place, "map">>(
  { backends }: Draft,
  services: readonly Located[],
): Located[] {
  const listed = new Set(draftList(backends).map(({ map }) => map.name));
  return services.filter(({ map: { backend, otherwise } }) => otherwise === undefined && !listed.has(backend));
}
