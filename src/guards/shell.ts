import { guard } from "./guard.js";

/**
 * What a shell script may hold between single quotes: printable ASCII without quotes, blanks and backslashes.
 *
 * Source: POSIX.1-2017, Shell Command Language, 2.2.2: only a single quote ends a single-quoted word.
 */
export const shellQuotedGuard = guard("a shell script's quoted word", /^[!#-&(-[\]-_a-~]+$/);

/** A path that needs no quotes at all; throws on any other. */
export const plainShellPath = guard("a shell script's path", /^(\/[A-Za-z0-9._-]+)+$/);
