import { guard } from "./guard.js";

/**
 * Words without special meaning to keepalived: no space, brace, quote, `!`, `#`, `$`, `@`, `~` or backslash.
 *
 * Source: keepalived.conf(5), "CONFIGURATION FILE" and "CONDITIONAL CONFIGURATION AND CONFIGURATION ID".
 */
export const keepalivedGuard = guard(/^[A-Za-z0-9._:/-]+$/);
