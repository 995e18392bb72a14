import * as z from "zod/mini";
import type { FieldRule } from "../issues/issue.js";
import { isHostAddress, isIpv4, isIpv6 } from "./address.js";
import { isNetwork } from "./network.js";
import * as patterns from "./patterns.js";
import { isVirtualAddress } from "./virtual-address.js";

// The field types of a topology. Each one's error is the code of its rule; src/issues puts it into words.

export type RuleCode = FieldRule["code"];

/** How an error may show a field's value, if not in full. */
interface Shown {
  /** Never. */
  readonly secret?: true;
  /** Only if it looks valid: a secret may have been put there by mistake. */
  readonly ifLike?: RegExp;
}

/** The one place that records which fields are secret. */
export const shown = z.registry<Shown>();

/** Marks a field as secret: its value stays out of errors, warnings and diffs. */
export function secret<Schema extends z.ZodMiniType>(schema: Schema): Schema {
  shown.add(schema, { secret: true });
  return schema;
}

/** Marks a field that is easily confused with a secret: an error shows its value only if it matches the pattern. */
export function shownIfLike<Schema extends z.ZodMiniType>(ifLike: RegExp, schema: Schema): Schema {
  shown.add(schema, { ifLike });
  return schema;
}

/** A schema with its description in the JSON Schema. */
export function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

const unmade: z.ZodMiniObject[] = [];

/** Makes the schemas of all maps. zod does not compile one that it cannot read without running code of ours. */
export function makeMaps(): void {
  // The shape of one may contain others, which then follow.
  for (const schema of unmade) void schema._zod.def.shape;
  unmade.length = 0;
}

/**
 * A map with these keys.
 *
 * @param shape - Makes their schemas when a map is first checked: most topologies have few of the maps, and need not wait
 * for the others.
 */
export function map<Shape extends z.core.$ZodLooseShape>(code: RuleCode, shape: () => Shape, description?: string) {
  const schema = z.strictObject({} as Shape, { error: code });
  // As zod's own extend() has it.
  Object.defineProperty(schema._zod.def, "shape", {
    configurable: true,
    get() {
      const value = shape();
      Object.defineProperty(this, "shape", { value });
      return value;
    },
  });
  unmade.push(schema);
  return description === undefined ? schema : described(schema, description);
}

export function text(pattern: RegExp, code: RuleCode, description: string) {
  return described(stringWith(z.regex(pattern, code), code), description);
}

/** An API token. */
export function token(description: string) {
  return secret(text(patterns.token, "token-malformed", description));
}

/** The path of a file with a token. A value without a slash, or with a token's prefix, may be the token itself. */
export function tokenFile(description: string) {
  return shownIfLike(/^(?!.*[a-z]_v\d_).*\/.*$/, text(patterns.filePath, "token-file-malformed", description));
}

/** The path of a program on the balancers. */
export function program(description: string) {
  return text(patterns.filePath, "hook-malformed", description);
}

export function wholeNumber(minimum: number, maximum: number, code: RuleCode, description: string) {
  return described(z.int({ error: code }).check(z.minimum(minimum, code), z.maximum(maximum, code)), description);
}

export function tcpPort(description: string) {
  return wholeNumber(1, 65535, "port-out-of-range", description);
}

export function choice<const Values extends readonly [string, ...string[]]>(
  values: Values,
  code: RuleCode,
  description: string,
) {
  return described(z.enum(values, { error: code }), description);
}

export function list<Item extends z.ZodMiniType>(item: Item, minimum: number, code: RuleCode, description: string) {
  return described(z.array(item, { error: code }).check(z.minLength(minimum, code)), description);
}

/** An address, IPv4 or IPv6. */
export function address(description: string) {
  const code: RuleCode = "address-malformed";
  const anyOf = [{ format: "ipv4" }, { format: "ipv6" }];
  return stringWith(z.refine(isHostAddress, code), code).register(z.globalRegistry, { description, anyOf });
}

export function ipv4Address(description: string) {
  const code: RuleCode = "address-not-ipv4";
  return stringWith(z.refine(isIpv4, code), code).register(z.globalRegistry, { description, format: "ipv4" });
}

export function ipv6Address(description: string) {
  const code: RuleCode = "address-not-ipv6";
  return stringWith(z.refine(isIpv6, code), code).register(z.globalRegistry, { description, format: "ipv6" });
}

/** An address with the prefix length of its network: `192.0.2.10/24`. */
export function virtualAddress(description: string) {
  const code: RuleCode = "virtual-address-malformed";
  const pattern = patterns.virtualAddress.source;
  return stringWith(z.refine(isVirtualAddress, code), code).register(z.globalRegistry, { description, pattern });
}

/** An address or a network, IPv4 or IPv6. */
export function network(description: string) {
  const code: RuleCode = "network-malformed";
  const pattern = patterns.network.source;
  return stringWith(z.refine(isNetwork, code), code).register(z.globalRegistry, { description, pattern });
}

// Linux: dev_valid_name() in net/core/dev.c, and for `all` and `default` net/ipv4/devinet.c.
const interfacePattern = /^(?!(\.{1,2}|all|default|lo)$)[A-Za-z0-9._-]{1,15}$/;

export function interfaceName(description: string) {
  return text(interfacePattern, "interface-malformed", description);
}

export function word(code: RuleCode, description: string) {
  return text(patterns.word, code, description);
}

/** Seconds: whole from 1 to 40, or below 1 with at most two decimals. */
export function seconds(code: RuleCode, description: string) {
  const isRight = (value: number) =>
    value <= 40 && (value < 1 ? value >= 0.1 && /^0\.\d\d?$/.test(String(value)) : Number.isInteger(value));
  return z
    .number({ error: code })
    .check(z.refine(isRight, code))
    .register(z.globalRegistry, { description, minimum: 0.1, maximum: 40 });
}

export function onOff(code: RuleCode, description: string) {
  return described(z.boolean({ error: code }), description);
}

/** An address that is easily confused with a secret. */
export function addressBesideSecret(description: string) {
  return shownIfLike(likeAddress, ipv4Address(description));
}

/** The same of IPv6. */
export function ipv6BesideSecret(description: string) {
  return shownIfLike(likeAddress, ipv6Address(description));
}

const likeAddress = /^[\da-fA-F.:/\s]*[.:][\da-fA-F.:/\s]*$/;

function stringWith(check: z.core.$ZodCheck<string>, code: RuleCode) {
  return z.string({ error: code }).check(check);
}
