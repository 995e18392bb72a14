import { guard } from "./guard.js";

/**
 * Words without special meaning to nginx: no space, `;`, brace, quote, `#`, `$` or backslash.
 *
 * Source: ngx_conf_read_token() in nginx's src/core/ngx_conf_file.c.
 */
export const nginxGuard = guard(/^[A-Za-z0-9._:/-]+$/);
