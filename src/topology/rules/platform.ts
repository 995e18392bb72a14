import { type Draft, draftList, isMap } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import { describeValue } from "../../issues/value.js";
import type { Platform } from "../../platforms/platform.js";
import type { Provider } from "../../providers/provider.js";

/** What a platform with the guide's files does not take. */
export function upstartIssues(topology: Draft, provider: Provider | undefined, { name }: Platform): Issue[] {
  return [...systemdKeyIssues(topology, name), ...providerIssues(provider, name)];
}

function systemdKeyIssues(topology: Draft, platform: string): Issue[] {
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
    ...["backends", "dns", "timeouts", "peers", "statistics", "logs", "lines"].map((key) => ({
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

/** Some providers have files for today's platforms only. */
function providerIssues(provider: Provider | undefined, platform: string): Issue[] {
  if (provider === undefined || provider.onUpstart) return [];
  const place = { keys: ["failover", "provider"], value: describeValue(provider.name) };
  return [makeIssue({ code: "provider-not-on-platform", ...place, platform })];
}
