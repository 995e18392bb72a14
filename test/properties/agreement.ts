import type { GeneratedFile, LoadBalancer, Service, Topology, WebServer } from "../../src/index.js";
import { linesOf, readHaproxy, sectionsOf } from "../readers/haproxy.js";
import { allEntries, behind, blockOf, named, readKeepalived } from "../readers/keepalived.js";
import { blocksOf, type Directive, readNginx, valuesOf } from "../readers/nginx.js";

// What the files of a tier must hold, worked out from the topology without the library, and what they do hold.

interface Pool {
  readonly name: string;
  /** `web1 10.0.0.1:80` for each server. */
  readonly servers: readonly string[];
  /** Whether our nginx serves there. */
  readonly isOurs: boolean;
}

const beforePort = (address: string) => (address.includes(":") ? `[${address}]` : address);

/** The pool behind a name: a listed backend, or all web servers on the service's port. */
function poolOf({ backends, webServers }: Topology, { port, tls }: Service, name: string): Pool {
  const listed = backends.find((backend) => backend.name === name);
  const own = listed === undefined ? (tls === undefined ? port : 80) : (listed.nginx?.port ?? listed.port);
  const addressOf = (server: string) => webServers.find((webServer) => webServer.name === server)?.privateIp;
  const servers = listed?.servers ?? webServers.map((webServer) => ({ name: webServer.name }) as const);
  return {
    name,
    isOurs: listed === undefined || listed.nginx !== undefined,
    servers: servers.map((server) => {
      const { address, port: other } = { address: undefined, port: undefined, ...server };
      return `${server.name} ${beforePort(address ?? addressOf(server.name) ?? "")}:${other ?? own}`;
    }),
  };
}

/** Every pool of a tier, each once. */
export function poolsIn(topology: Topology): Pool[] {
  const all = topology.services.flatMap((service) => {
    const names = [...(service.routes ?? []).map(({ backend }) => backend), service.backend];
    return names.flatMap((name) => (name === undefined ? [] : [poolOf(topology, service, name)]));
  });
  return [...new Map(all.map((pool) => [pool.name, pool])).values()];
}

/** The servers of each backend in a haproxy.cfg. */
export function serversIn(text: string): Map<string | undefined, string[]> {
  const backends = sectionsOf(readHaproxy(text), "backend");
  return new Map(
    backends.map((backend) => [
      backend.name,
      linesOf(backend, "server").map((line) => line.split(" ").slice(0, 2).join(" ")),
    ]),
  );
}

/** Where the services of a haproxy.cfg listen: `10.17.1.18:80`, by the name of the frontend. */
export function bindsIn(text: string): Map<string | undefined, string[]> {
  const frontends = sectionsOf(readHaproxy(text), "frontend");
  return new Map(
    frontends.map((frontend) => [frontend.name, linesOf(frontend, "bind").map((line) => line.split(" ")[0] ?? "")]),
  );
}

/** Where a web server's nginx listens, and whom each of its servers lets in. */
export function sitesIn(text: string): { listen: string[]; allowed: string[][] } {
  const top = readNginx(text);
  const servers = blocksOf(top, "server");
  const balancers = top
    .filter(({ words }) => words[0] === "geo")
    .map(({ block = [] }) => block.filter(({ words }) => words[1] === "1").map(({ words }) => words[0] ?? ""));
  return {
    listen: servers.flatMap((server) => valuesOf(server, "listen").map((line) => line.split(" ")[0] ?? "")),
    allowed: balancers.length > 0 ? balancers : servers.map((server) => valuesOf(allLocations(server), "allow")),
  };
}

const allLocations = (server: readonly Directive[]): Directive[] => [
  ...server,
  ...server.flatMap(({ block }) => (block === undefined ? [] : allLocations(block))),
];

/** What one vrrp_instance says. */
export interface Instance {
  readonly name: string;
  readonly priority: number;
  readonly routerId: string | undefined;
  readonly password: string | undefined;
  readonly source: string | undefined;
  readonly peers: readonly string[];
  readonly addresses: readonly string[];
}

export function instancesIn(text: string): Instance[] {
  return named(readKeepalived(text), "vrrp_instance").map(({ words, entries }) => ({
    name: words[1] ?? "",
    priority: Number(behind(entries, "priority")),
    routerId: behind(entries, "virtual_router_id"),
    password: behind(allEntries(entries), "auth_pass"),
    source: behind(entries, "unicast_src_ip"),
    peers: blockOf(entries, "unicast_peer"),
    addresses: ["virtual_ipaddress", "virtual_ipaddress_excluded"].flatMap((block) =>
      blockOf(entries, block).map((line) => line.split(" ")[0] ?? ""),
    ),
  }));
}

/** The files of a path, by host. */
export function at(files: readonly GeneratedFile[], path: string): [string, string][] {
  return files.filter((file) => file.path === path).map(({ host, content }) => [host, content]);
}

/** Every address in a text that is not one of these hosts', of the tier's or a fixed one of the programs'. */
export function strangersIn(text: string, topology: Topology): string[] {
  const known = JSON.stringify(topology);
  const fixed = new Set(["169.254.169.254", "0.0.0.0", "224.0.0.18"]);
  const ipv4 = text.match(/(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.])/g) ?? [];
  const ipv6 = text.match(/(?<![\da-f:])fd00:[\da-f:]+/g) ?? [];
  return [...ipv4, ...ipv6].filter(
    (address) => !fixed.has(address) && !address.startsWith("127.") && !known.includes(address),
  );
}

/** The other balancers' private addresses, all of them or those of a family. */
export const othersThan = (host: string, { loadBalancers }: Topology, family: RegExp = /./): string[] =>
  loadBalancers
    .filter(({ name }: LoadBalancer) => name !== host)
    .flatMap(({ privateIp, privateIpv6 }) => [privateIp, privateIpv6 ?? ""])
    .filter((address) => family.test(address));

export const webServerOf = ({ webServers }: Topology, host: string): WebServer | undefined =>
  webServers.find(({ name }) => name === host);
