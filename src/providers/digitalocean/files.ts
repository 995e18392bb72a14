import type * as z from "zod/mini";
import script from "../../../templates/providers/digitalocean/master-script.mustache";
import type { ProviderFiles } from "../files.js";
import type { schema } from "./schema.js";

export function digitaloceanFiles({ reservedIp, token, tokenFile }: z.output<typeof schema>): ProviderFiles {
  return { addresses: [], move: { script, reservedIp, token, tokenFile } };
}
