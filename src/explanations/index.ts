import type { IssueCode } from "../issues/issue.js";
import type { WarningCode } from "../issues/warning.js";
import type { TierWarningCode } from "../topology/warnings/tiers.js";
import { access } from "./access.js";
import { addresses } from "./addresses.js";
import { backends } from "./backends.js";
import type { Explanations } from "./explanation.js";
import { failover } from "./failover.js";
import { files } from "./files.js";
import { general } from "./general.js";
import { http } from "./http.js";
import { nginx } from "./nginx.js";
import { services } from "./services.js";
import { vrrp } from "./vrrp.js";
import { warnings } from "./warnings.js";

/** The code of an error or a warning. */
export type Code = IssueCode | WarningCode | TierWarningCode;

export type { Explanation } from "./explanation.js";

// The entry `haproxy-failover/explanations`.

/**
 * An explanation for every code of an error or a warning: what it is, what it looks like when it strikes, how to fix it.
 *
 * @example
 * ```ts
 * for (const { code } of lint(topology)) console.log(explanations[code].fix);
 * ```
 */
export const explanations: Explanations<Code> = {
  ...warnings,
  ...general,
  ...addresses,
  ...vrrp,
  ...failover,
  ...services,
  ...backends,
  ...http,
  ...access,
  ...nginx,
  ...files,
};
