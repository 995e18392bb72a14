import * as z from "zod/mini";
import { list, map, network, secret, tcpPort, text } from "../../fields/kinds.js";
import * as patterns from "../../fields/patterns.js";
import { statisticsPort } from "../defaults/values.js";

/** Addresses and networks. */
export function networks(description: string) {
  return z.optional(list(network("An IP address or network."), 1, "networks-too-few", description));
}

/** Users with passwords. */
export function users(description: string) {
  const user = map("users-malformed", () => ({
    name: text(/^[A-Za-z0-9._-]{1,63}$/, "user-name-malformed", "The user's name."),
    passwordHash: secret(
      text(
        patterns.passwordHash,
        "password-hash-malformed",
        "The password's hash, as `openssl passwd -5` prints it. The password itself is never stored.",
      ),
    ),
  }));
  return z.optional(list(user, 1, "users-too-few", description));
}

/** HAProxy's statistics page, as written. */
export const statistics = map(
  "statistics-malformed",
  () => ({
    port: z._default(tcpPort("The TCP port, on the balancer's private address."), statisticsPort),
    users: users("Users who may see the page, with passwords. Give this, or allow, or both."),
    allow: networks("The networks that may see the page. Give this, or users, or both."),
  }),
  "HAProxy's statistics page; at /metrics, the same data for Prometheus; at /status, where a cloud moves the address, whether this balancer could take it. Not on ubuntu-14.04.",
);
