import { guard } from "./guard.js";

/** Words that systemd reads as they are: no blank, quote, `%`, `$`, `#`, `;` or backslash. Source: systemd.syntax(7). */
export const systemdGuard = guard("a systemd unit", /^[A-Za-z0-9._:/-]+$/);
