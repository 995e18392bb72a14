import * as z from "zod/mini";
import { map, wholeNumber } from "../../fields/kinds.js";
import { duration } from "./kinds.js";
import { networks, users } from "./statistics.js";

/** Who may use a service, and how much: keys of the service. */
export const access = {
  allow: networks("The networks that clients may come from; others get 403, or in TCP mode no connection."),
  deny: networks("The networks that clients may not come from, even if allowed."),
  rateLimit: z.optional(
    map(
      "rate-limit-malformed",
      () => ({
        requests: wholeNumber(1, 1_000_000, "rate-out-of-range", "How many requests, 1 to 1000000."),
        per: duration("The period, such as 10s."),
      }),
      "How many requests a client may make in a period; further ones get 429. In HTTP mode.",
    ),
  ),
  users: users("Who may use the service, by password (basic authentication). In HTTP mode."),
};
