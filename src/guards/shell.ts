import { guard } from "./guard.js";

/**
 * Values allowed between single quotes in a shell script: printable ASCII without quotes, spaces and backslashes.
 *
 * Source: POSIX.1-2017, Shell Command Language, 2.2.2: only a single quote ends a single-quoted word.
 */
export const shellQuotedGuard = guard("a shell script's quoted word", /^[!#-&(-[\]-_a-~]+$/);

/** A path that needs no quotes; throws for any other. */
export const plainShellPath = guard("a shell script's path", /^(\/[A-Za-z0-9._-]+)+$/);
