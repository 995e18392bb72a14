import type { Service } from "../topology/topology.js";

/** Whether TLS connections go to the servers as they are. */
const passesTls = ({ mode, tls }: Service): boolean => mode === "tcp" && tls === undefined;

/** One line per host name: HAProxy takes 64 words a line, and ORs ACLs with the same name. */
export function hostConditions(service: Service, acl: string, hosts: readonly string[]) {
  const fetch =
    service.mode === "http" ? "req.hdr(host),field(1,:)" : passesTls(service) ? "req.ssl_sni" : "ssl_fc_sni";
  return hosts.map((host) => ({ acl, fetch, isSuffix: host.startsWith("*"), host: host.replace("*", "") }));
}

/** The part of the view of templates/haproxy/parts/frontend.systemd.mustache for a service's routes. */
export function routesView(service: Service) {
  const { routes = [] } = service;
  if (routes.length === 0) return false as const;
  const named = routes.map((route, index) => ({
    ...route,
    hostAcl: `route${index + 1}.host`,
    pathAcl: `route${index + 1}.path`,
  }));
  return {
    hosts: named.flatMap(({ hostAcl, hosts = [] }) => hostConditions(service, hostAcl, hosts)),
    paths: named.flatMap(({ pathAcl, path }) => (path === undefined ? [] : pathConditions(pathAcl, path))),
    asksSni: passesTls(service),
    routes: named.map(({ hosts, hostAcl, path, pathAcl, backend }) => ({
      hostAcl: hosts !== undefined && hostAcl,
      pathAcl: path !== undefined && pathAcl,
      backend,
    })),
  };
}

/** The path itself, and everything below it. */
export function pathConditions(acl: string, path: string) {
  if (path.endsWith("/")) return [{ acl, fetch: "path_beg", path }];
  return [
    { acl, fetch: "path", path },
    { acl, fetch: "path_beg", path: `${path}/` },
  ];
}

/** The view of templates/haproxy/parts/otherwise.systemd.mustache for a service. */
export function otherwiseView({ name, mode, otherwise }: Service) {
  if (otherwise === undefined) return false as const;
  const rejects = otherwise === "reject";
  return {
    name,
    mode,
    status: !rejects && (otherwise === "not-found" ? 404 : 421),
    rejectRequest: rejects && mode === "http",
    rejectConnection: rejects && mode === "tcp",
  };
}
