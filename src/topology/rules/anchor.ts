import type { Draft } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import type { Provider } from "../../providers/provider.js";

interface Located {
  readonly map: Draft;
  readonly keys: Keys;
}

/** The provider says whether balancers have anchor IPs. */
export function anchorIpIssues(provider: Provider | undefined, balancers: readonly Located[]): Issue[] {
  return balancers.flatMap(({ map, keys }) => {
    const key = "anchorIp";
    const place = [...keys, key];
    if (provider?.anchorIp === "required" && map.anchorIp === undefined) {
      return [makeIssue({ code: "missing", keys: place, rule: { code: "address-malformed" } })];
    }
    if (provider?.anchorIp === "refused" && map.anchorIp !== undefined) {
      return [makeIssue({ code: "not-with-provider", keys: place, key, provider: provider.name })];
    }
    return [];
  });
}
