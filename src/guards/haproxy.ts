import { type Guard, guard } from "./guard.js";
import { HaproxyFormat } from "./haproxy-format.js";
import { HaproxyLine } from "./haproxy-line.js";

/**
 * Words that HAProxy takes literally, separated by single blanks: no `#`, quote, backslash or line end, and a `$` only
 * where a password's hash begins, outside quotes. A parsed line passes unchanged.
 *
 * Source: HAProxy configuration manual, "Quoting and escaping".
 */
const words = guard(/^(\$[56]\$[A-Za-z0-9./=$]+|[A-Za-z0-9._:()/~?=&,-]+( [A-Za-z0-9._:()/~?=&,-]+)*)$/);

export const haproxyGuard: Guard = (value) =>
  value instanceof HaproxyLine || value instanceof HaproxyFormat ? value.text : words(value);
