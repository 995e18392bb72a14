import { type Guard, guard } from "./guard.js";
import { HaproxyLine } from "./haproxy-line.js";

/**
 * Words that HAProxy reads as they are, one blank between two: no `#`, quote, backslash or line end, and a `$` only where
 * a password's hash begins, outside of quotes. A whole line that was parsed passes as it is.
 *
 * Source: HAProxy configuration manual, "Quoting and escaping".
 */
const words = guard(/^(\$[56]\$[A-Za-z0-9./=$]+|[A-Za-z0-9._:()/~?=&,-]+( [A-Za-z0-9._:()/~?=&,-]+)*)$/);

export const haproxyGuard: Guard = (value) => (value instanceof HaproxyLine ? value.text : words(value));
