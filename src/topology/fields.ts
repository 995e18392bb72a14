import * as z from "zod";
import type { IssueCode } from "../errors.js";
import { addressProblem } from "./address.js";

// The kinds of field that a topology has. The error of each is the code of the rule that was broken: the sentences stand
// in errors.ts.

export function map<Shape extends z.core.$ZodLooseShape>(code: IssueCode, shape: Shape, description?: string) {
  const known = Object.keys(shape).join(", ");
  const error: z.core.$ZodErrorMap = (issue) => (issue.code === "unrecognized_keys" ? known : code);
  const schema = z.strictObject(shape, { error });
  return description === undefined ? schema : schema.meta({ description });
}

export function text(pattern: RegExp, code: IssueCode, description: string) {
  return z.string({ error: code }).regex(pattern, code).meta({ description });
}

export function whole(minimum: number, maximum: number, code: IssueCode, description: string) {
  return z.int({ error: code }).min(minimum, code).max(maximum, code).meta({ description });
}

export function choice<const Values extends readonly [string, ...string[]]>(
  values: Values,
  code: IssueCode,
  description: string,
) {
  return z.enum(values, { error: code }).meta({ description });
}

export function list<Item extends z.ZodType>(item: Item, minimum: number, code: IssueCode, description: string) {
  return z.array(item, { error: code }).min(minimum, code).meta({ description });
}

export function address(description: string) {
  return z
    .string({ error: "address-malformed" satisfies IssueCode })
    .check((payload) => {
      const message = addressProblem(payload.value);
      if (message !== undefined) payload.issues.push({ code: "custom", input: payload.value, message });
    })
    .meta({ description, format: "ipv4" });
}
