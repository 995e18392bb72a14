import { type Draft, draftList, draftMap } from "../../fields/draft.js";
import { labelPattern } from "../../fields/host-name.js";
import type { DuplicateCode, Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import { describeValue } from "../../issues/value.js";

// The rules of one backend: its servers, their port, and its check.

/** A map of the draft, and its path. */
export interface Place {
  readonly map: Draft;
  readonly keys: Keys;
}

export const isText = (value: unknown): value is string => typeof value === "string";

export function twice(code: DuplicateCode, keys: Keys, value: unknown, first: Keys): Issue {
  return makeIssue({ code, keys, value: describeValue(value), first, isDefault: false });
}

/** Errors in the servers of a backend. */
export function serverIssues(backend: Place, webServers: ReadonlySet<unknown>): Issue[] {
  return [...portIssues(backend), ...listIssues(backend, webServers), ...checkIssues(backend)];
}

function portIssues({ map, keys }: Place): Issue[] {
  if (map.port !== undefined) {
    return map.nginx === undefined ? [] : [makeIssue({ code: "port-and-nginx", keys })];
  }
  const outside = draftList(map.servers).find((server) => server.map.address !== undefined);
  return outside === undefined
    ? []
    : [
        makeIssue({
          code: "backend-port-missing",
          keys: [...keys, "port"],
          outside: [...keys, "servers", outside.index],
        }),
      ];
}

/** The servers of a backend, each as a map. */
export function serversOf({ map, keys }: Place): Place[] {
  if (!Array.isArray(map.servers)) return [];
  return map.servers.map((server: unknown, index) => ({
    map: isText(server) ? { name: server } : draftMap(server),
    keys: [...keys, "servers", index],
  }));
}

function listIssues(backend: Place, webServers: ReadonlySet<unknown>): Issue[] {
  const first = new Map<string, Keys>();
  return serversOf(backend).flatMap(({ map: { name, address }, keys }) => {
    if (!isText(name)) return [];
    const taken = first.get(name);
    first.set(name, taken ?? keys);
    if (taken !== undefined) return [twice("server-duplicate", keys, name, taken)];
    // Of what is no name, the schema tells.
    if (address === undefined && !webServers.has(name) && labelPattern.test(name))
      return [makeIssue({ code: "server-unknown", keys, value: describeValue(name) })];
    if (address !== undefined && webServers.has(name))
      return [makeIssue({ code: "server-known", keys: [...keys, "address"], value: describeValue(address) })];
    return [];
  });
}

function checkIssues({ map, keys }: Place): Issue[] {
  const check = draftMap(map.check);
  if (check.type !== "tcp" && check.type !== "tls") return [];
  const key = ["method", "path", "host", "status"].find((name) => check[name] !== undefined);
  return key === undefined ? [] : [makeIssue({ code: "check-without-request", keys: [...keys, "check", key], key })];
}
