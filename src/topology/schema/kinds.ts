import * as z from "zod/mini";
import { isHostAddress } from "../../fields/address.js";
import { hostsPattern, isHostName } from "../../fields/host-name.js";
import { described, list, map, type RuleCode, text } from "../../fields/kinds.js";
import * as patterns from "../../fields/patterns.js";
import { milliseconds } from "../timeouts.js";

// Kinds of field that only backends and services have.

/** The host names that a route or a redirect takes. */
export function routeHosts(description: string) {
  const host = text(hostsPattern, "route-host-malformed", "A host name, or *.example.com for all below one.");
  return z.optional(list(host, 1, "route-hosts-too-few", description));
}

/** The path that a route or a redirect takes. */
export const pathPattern = /^\/[A-Za-z0-9._~/-]{0,255}$/;

/** A value in short form, a word, or in long form, a map. */
export function wordOr<Word extends z.ZodMiniType, Shape extends z.core.$ZodLooseShape>(
  word: Word,
  shape: () => Shape,
  code: RuleCode,
  description: string,
) {
  return described(z.union([word, map(code, shape)], { error: code }), description);
}

export function flag(code: RuleCode, description: string) {
  return described(z.boolean({ error: code }), description);
}

/** A time as HAProxy writes it: a whole number and its unit. HAProxy keeps it in milliseconds, in 31 bits. */
export function duration(description: string) {
  const code: RuleCode = "duration-malformed";
  return described(
    z.string({ error: code }).check(
      z.regex(patterns.duration, code),
      z.refine((text) => milliseconds(text) < 2 ** 31, code),
    ),
    description,
  );
}

export function hostOrAddress(description: string) {
  const code: RuleCode = "server-address-malformed";
  return described(
    z.string({ error: code }).check(z.refine((value) => isHostAddress(value) || isHostName(value), code)),
    description,
  );
}
