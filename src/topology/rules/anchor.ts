import type { Draft } from "../../fields/draft.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import type { Keys } from "../../issues/path.js";
import type { Provider } from "../../providers/provider.js";

interface Located {
  readonly map: Draft;
  readonly keys: Keys;
}

/** The provider says whether balancers may have anchor IPs; which ones must, its own rules say. */
export function anchorIpIssues(provider: Provider | undefined, balancers: readonly Located[]): Issue[] {
  return balancers.flatMap(({ map, keys }) => {
    const key = "anchorIp";
    return provider?.anchorIp === "refused" && map.anchorIp !== undefined
      ? [makeIssue({ code: "not-with-provider", keys: [...keys, key], key, provider: provider.name })]
      : [];
  });
}
