import * as z from "zod/mini";
import { map } from "../../fields/kinds.js";
import { duration } from "./kinds.js";

const client = z.optional(
  duration("How long a client may be silent when it should send or receive data. Default: 50s."),
);
const httpRequest = z.optional(
  duration("How long a request's headers may take to arrive. In HTTP mode. Default: 10s."),
);
const keepAlive = z.optional(
  duration("How long an idle client connection is kept open for the next request. In HTTP mode. Default: 10s."),
);
const connect = z.optional(duration("How long a connection to a server may take. Default: 5s."));
const server = z.optional(duration("How long a server may be silent when it should answer. Default: 50s."));
const queue = z.optional(duration("How long a request may wait for a free server connection. Default: 30s."));
const tunnel = z.optional(duration("How long both ends of a TCP or WebSocket connection may be silent. Default: 1h."));
const check = z.optional(duration("How long a server may take to answer a check. Default: 1s."));

/** Time-outs of the tier. */
export const timeouts = z.optional(
  map(
    "timeouts-malformed",
    () => ({ connect, client, server, httpRequest, keepAlive, queue, tunnel, check }),
    "HAProxy's default time-outs. Not on ubuntu-14.04.",
  ),
);

/** Time-outs of a service. */
export const serviceTimeouts = z.optional(
  map(
    "timeouts-malformed",
    () => ({ client, httpRequest, keepAlive }),
    "The service's own time-outs. Not on ubuntu-14.04.",
  ),
);

/** Time-outs of a backend. */
export const backendTimeouts = z.optional(
  map("timeouts-malformed", () => ({ connect, server, queue, tunnel, check }), "The backend's own time-outs."),
);
