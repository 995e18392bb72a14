import { HaproxyFormat } from "../guards/haproxy-format.js";
import type { Service } from "../topology/topology.js";
import { hostConditions, pathConditions } from "./haproxy-routes.js";

/** What templates/haproxy/parts/redirects.systemd.mustache prints of a service. */
export function redirectsView(service: Service) {
  if (service.redirects === undefined) return false as const;
  const named = service.redirects.map((redirect, index) => ({
    ...redirect,
    hostAcl: `redirect${index + 1}.host`,
    pathAcl: `redirect${index + 1}.path`,
  }));
  return {
    hosts: named.flatMap(({ hostAcl, hosts = [] }) => hostConditions(service, hostAcl, hosts)),
    paths: named.flatMap(({ pathAcl, path }) => (path === undefined ? [] : pathConditions(pathAcl, path))),
    redirects: named.map(({ hosts, hostAcl, path, pathAcl, location, prefix, status = 302 }) => ({
      location: location !== undefined && HaproxyFormat.of(location),
      prefix: prefix !== undefined && HaproxyFormat.of(prefix),
      status,
      condition: (hosts !== undefined || path !== undefined) && {
        hostAcl: hosts !== undefined && hostAcl,
        pathAcl: path !== undefined && pathAcl,
      },
    })),
  };
}

/** What templates/haproxy/parts/frontend.systemd.mustache prints of a service's response headers. */
export function responseHeadersView({ responseHeaders }: Service) {
  if (responseHeaders === undefined) return false as const;
  const { set = [], remove = [] } = responseHeaders;
  return {
    set: set.map(({ name, value }) => ({ header: name, value: HaproxyFormat.of(value) })),
    remove: remove.map((name) => ({ header: name })),
  };
}
