import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { describeValue } from "../../issues/value.js";

// The rules of one service: its routes, its TLS, and the mode that they need.

/** Errors between the keys of a service. `listed` has the names of the listed backends. */
export function routeIssues(service: Draft, keys: Keys, listed: ReadonlySet<unknown>): Issue[] {
  return [
    ...otherwiseIssues(service, keys),
    ...tlsIssues(service, keys),
    ...timeoutIssues(service, keys),
    ...draftList(service.routes).flatMap(({ map, index }) =>
      routeIssue(service, map, [...keys, "routes", index], listed),
    ),
    ...unreachableIssues(service, keys),
  ];
}

/** Whether a service only forwards connections. Of a mode that there is not, the schema tells, and no rule more. */
export const isTcp = (mode: unknown): boolean => mode === undefined || mode === "tcp";

function otherwiseIssues({ otherwise, backend, routes, mode }: Draft, keys: Keys): Issue[] {
  const place = [...keys, "otherwise"];
  if (otherwise === undefined) return [];
  if (backend !== undefined) return [makeIssue({ code: "otherwise-and-backend", keys: place })];
  if (routes === undefined) return [makeIssue({ code: "otherwise-without-routes", keys: place })];
  return isTcp(mode) && otherwise !== "reject"
    ? [makeIssue({ code: "needs-http", keys: place, value: describeValue(otherwise) })]
    : [];
}

function tlsIssues({ tls, mode }: Draft, keys: Keys): Issue[] {
  const { redirectFrom, acmeThumbprint } = draftMap(tls);
  if (redirectFrom !== undefined && isTcp(mode)) {
    return [
      makeIssue({ code: "needs-http", keys: [...keys, "tls", "redirectFrom"], value: describeValue(redirectFrom) }),
    ];
  }
  return acmeThumbprint !== undefined && redirectFrom === undefined
    ? [makeIssue({ code: "acme-without-redirect", keys: [...keys, "tls", "acmeThumbprint"] })]
    : [];
}

/** Time-outs of what only HTTP has. */
function timeoutIssues({ timeouts, mode }: Draft, keys: Keys): Issue[] {
  if (!isTcp(mode)) return [];
  return ["httpRequest", "keepAlive"]
    .map((key) => ({ key, value: draftMap(timeouts)[key] }))
    .filter(({ value }) => value !== undefined)
    .map(({ key, value }) =>
      makeIssue({ code: "needs-http", keys: [...keys, "timeouts", key], value: describeValue(value) }),
    );
}

function routeIssue(
  { mode }: Draft,
  { hosts, path, backend }: Draft,
  keys: Keys,
  listed: ReadonlySet<unknown>,
): Issue[] {
  const issues: Issue[] = [];
  if (hosts === undefined && path === undefined) issues.push(makeIssue({ code: "route-empty", keys }));
  if (path !== undefined && isTcp(mode))
    issues.push(makeIssue({ code: "needs-http", keys: [...keys, "path"], value: describeValue(path) }));
  if (typeof backend === "string" && !listed.has(backend)) {
    issues.push(
      makeIssue({ code: "route-backend-unknown", keys: [...keys, "backend"], value: describeValue(backend) }),
    );
  }
  return issues;
}

/** A route whose hosts are all taken by earlier routes. */
function unreachableIssues({ routes }: Draft, keys: Keys): Issue[] {
  // One without both is refused itself.
  const all = draftList(routes).filter(({ map: { hosts, path } }) => hosts !== undefined || path !== undefined);
  return all.flatMap(({ map, index }) => {
    const takers = hostsOf(map).map((host) =>
      all.find((other) => other.index < index && takes(other.map, host, map.path)),
    );
    const [first] = takers;
    return first !== undefined && takers.every((taker) => taker !== undefined)
      ? [
          makeIssue({
            code: "route-unreachable",
            keys: [...keys, "routes", index],
            taker: [...keys, "routes", first.index],
          }),
        ]
      : [];
  });
}

/** The hosts of a route in lower case; undefined for all. */
function hostsOf({ hosts }: Draft): (string | undefined)[] {
  if (!Array.isArray(hosts)) return [undefined];
  return hosts.map((host) => (typeof host === "string" ? host.toLowerCase() : ""));
}

/** Whether a route takes every request for a host and a path. */
function takes(route: Draft, host: string | undefined, path: unknown): boolean {
  const takesPath =
    route.path === undefined ||
    (typeof path === "string" && typeof route.path === "string" && isBelow(path, route.path));
  return (
    takesPath && hostsOf(route).some((pattern) => pattern === undefined || (host !== undefined && fits(host, pattern)))
  );
}

export function isBelow(path: string, top: string): boolean {
  return path === top || path.startsWith(top.endsWith("/") ? top : `${top}/`);
}

/** Whether a pattern takes a host. */
export function fits(host: string, pattern: string): boolean {
  return host === pattern || (pattern.startsWith("*.") && host.endsWith(pattern.slice(1)));
}
