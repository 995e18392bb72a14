import { guard } from "./guard.js";

const place = "(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9a-f:.]{2,45}\\]):\\d{1,5}";

/** A host and a port; IPv6 in brackets. */
export const addressAndPort = guard(new RegExp(`^${place}$`));

/** A URL of a host, a port, and a path of a check or a route. */
export const requestUrl = guard(new RegExp(`^(?:https?|telnet)://${place}/[A-Za-z0-9._~/?=&-]{0,255}$`));
