import { guard } from "./guard.js";

/**
 * Values allowed between single quotes in a shell script: printable ASCII without quotes, spaces and backslashes.
 *
 * Source: POSIX.1-2017, Shell Command Language, 2.2.2: only a single quote ends a single-quoted word.
 */
export const shellQuotedGuard = guard(/^[!#-&(-[\]-_a-~]+$/);

/** A path that needs no quotes. */
export const plainShellPath = guard(/^(\/[A-Za-z0-9._-]+)+$/);
