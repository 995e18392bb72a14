import * as z from "zod/mini";
import type { IssueCode } from "../errors.js";
import { isHostAddress } from "./address.js";

// The kinds of field that a topology has. The error of each is the code of the rule that was broken: the sentences stand
// in errors.ts.

/** A schema with what the JSON Schema says about it. */
export function described<Schema extends z.ZodMiniType>(schema: Schema, description: string): Schema {
  z.globalRegistry.add(schema, { description });
  return schema;
}

export function map<Shape extends z.core.$ZodLooseShape>(code: IssueCode, shape: Shape, description?: string) {
  const known = Object.keys(shape).join(", ");
  const error: z.core.$ZodErrorMap = (issue) => (issue.code === "unrecognized_keys" ? known : code);
  const schema = z.strictObject(shape, { error });
  return description === undefined ? schema : described(schema, description);
}

export function text(pattern: RegExp, code: IssueCode, description: string) {
  return described(stringWith(z.regex(pattern, code), code), description);
}

export function whole(minimum: number, maximum: number, code: IssueCode, description: string) {
  return described(z.int({ error: code }).check(z.minimum(minimum, code), z.maximum(maximum, code)), description);
}

export function choice<const Values extends readonly [string, ...string[]]>(
  values: Values,
  code: IssueCode,
  description: string,
) {
  return described(z.enum(values, { error: code }), description);
}

export function list<Item extends z.ZodMiniType>(item: Item, minimum: number, code: IssueCode, description: string) {
  return described(z.array(item, { error: code }).check(z.minLength(minimum, code)), description);
}

export function address(description: string) {
  const code: IssueCode = "address-malformed";
  return stringWith(z.refine(isHostAddress, code), code).register(z.globalRegistry, { description, format: "ipv4" });
}

/** A string and its check, made at once: zod's `.check()` would make a second schema of the first, and most fields are these. */
function stringWith(check: z.core.$ZodCheck<string>, code: IssueCode) {
  return new z.ZodMiniString({ type: "string", error: () => code, checks: [check] });
}
