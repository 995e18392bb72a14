import { guard } from "./guard.js";

/** Words without special meaning to systemd: no space, quote, `%`, `$`, `#`, `;` or backslash. Source: systemd.syntax(7). */
export const systemdGuard = guard(/^[A-Za-z0-9._:/-]+$/);
