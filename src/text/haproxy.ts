import { guard } from "./guard.js";

/**
 * Words that HAProxy reads as they are, one blank between two: no `#`, quote, backslash, `$` or line end.
 *
 * Source: HAProxy configuration manual, "Quoting and escaping".
 */
export const haproxyGuard = guard("haproxy.cfg", /^[A-Za-z0-9._:()/-]+( [A-Za-z0-9._:()/-]+)*$/);
