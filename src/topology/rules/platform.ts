import { type Draft, draftList, isMap } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";

/** Keys that a platform with the guide's files does not take. */
export function systemdKeyIssues(topology: Draft, platform: string): Issue[] {
  const services = draftList(topology.services).flatMap(({ map, index }) =>
    [
      "tls",
      "routes",
      "otherwise",
      "maxconn",
      "timeouts",
      "allow",
      "deny",
      "rateLimit",
      "users",
      "redirects",
      "responseHeaders",
      "lines",
    ].map((key) => ({
      value: map[key],
      keys: ["services", index, key],
    })),
  );
  const all = [
    ...["backends", "dns", "timeouts", "peers", "statistics", "lines"].map((key) => ({
      value: topology[key],
      keys: [key],
    })),
    ...services,
  ];
  return all
    .filter(({ value }) => !saysNothing(value))
    .map(({ keys }) => makeIssue({ code: "not-on-platform", keys, key: String(keys.at(-1)), platform }));
}

/** As in a parsed topology: an empty list, or a map of empty lists. */
function saysNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return (
    value === undefined ||
    (isMap(value) && Object.values(value).every((inner) => Array.isArray(inner) && inner.length === 0))
  );
}
