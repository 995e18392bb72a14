import * as z from "zod/mini";
import { described, type RuleCode, shownIfLike, token, tokenFile } from "../fields/kinds.js";

/** The keys of a provider's API token. */
export const tokenKeys = {
  token: z.optional(token("The API token, written into master.sh. It is a secret. Give this or tokenFile.")),
  tokenFile: z.optional(
    tokenFile(
      "The absolute path of a file on the balancers that contains the API token, so that master.sh does not. Give this or token.",
    ),
  ),
};

/** For the JSON Schema: one of the two. */
export const oneToken = { oneOf: [{ required: ["token"] }, { required: ["tokenFile"] }] };

/** The field `failover.provider`. */
export function providerName<const Name extends string>(name: Name, description: string) {
  const code: RuleCode = "provider-unknown";
  return shownIfLike(/^[a-z-]{1,20}$/, described(z.literal(name, { error: code }), description));
}
