import * as patterns from "../fields/patterns.js";
import { type Guard, guard } from "./guard.js";
import { NginxLine, NginxPlace } from "./nginx-line.js";

// What only nginx's files hold.

/** A custom line that has been parsed. */
export const nginxLine: Guard = (value) => (value instanceof NginxLine ? value.text : undefined);

/** What a custom location takes. */
export const nginxPlace: Guard = (value) => (value instanceof NginxPlace ? value.text : undefined);

/** The largest body of a request. */
export const bodySize = guard(patterns.bodySize);
