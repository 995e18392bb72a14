import * as z from "zod/mini";
import { isHostAddress } from "../../fields/address.js";
import { described, type RuleCode } from "../../fields/kinds.js";
import { milliseconds } from "../timeouts.js";

// Kinds of field that backends and services have beside those of every topology.

/** A DNS label: the name of a host. */
export const labelPattern = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** A name in haproxy.cfg. */
export const wordPattern = /^[A-Za-z0-9_-]{1,63}$/;

const namePattern =
  /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Whether this is a host name, and not what an address with a slip in it looks like. */
export function isHostName(value: string): boolean {
  return namePattern.test(value) && !/(^|\.)\d+$/.test(value);
}

/** What may be said in a word, or in a map where there is more to say. */
export function wordOr<Word extends z.ZodMiniType, Fields extends z.ZodMiniType>(
  word: Word,
  fields: Fields,
  code: RuleCode,
  description: string,
) {
  return described(z.union([word, fields], { error: code }), description);
}

export function flag(code: RuleCode, description: string) {
  return described(z.boolean({ error: code }), description);
}

/** A time as HAProxy writes it: a whole number and its unit. HAProxy keeps it in milliseconds, in 31 bits. */
export function duration(description: string) {
  const code: RuleCode = "duration-malformed";
  return described(
    z.string({ error: code }).check(
      z.regex(/^[1-9]\d{0,6}(ms|s|m|h|d)$/, code),
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
