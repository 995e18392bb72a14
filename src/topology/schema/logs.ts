import * as z from "zod/mini";
import { choice, map, onOff } from "../../fields/kinds.js";

/** What HAProxy and nginx log. */
export const logs = z.optional(
  map(
    "logs-malformed",
    () => ({
      format: z.optional(
        choice(
          ["text", "json"],
          "log-format-unknown",
          "How both log a request or a connection: as text, or as one JSON object a line. Default: text.",
        ),
      ),
      requestId: z.optional(
        onOff(
          "flag-malformed",
          "Whether HAProxy gives each request in HTTP mode an ID: in the header X-Request-ID, to the servers and to the client, and in both logs. It replaces one that a client sends. Default: false.",
        ),
      ),
    }),
    "What HAProxy and nginx log. Not on ubuntu-14.04.",
  ),
);
