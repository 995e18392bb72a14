import script from "../../../templates/providers/digitalocean/master-script.mustache";
import type { ProviderFiles } from "../files.js";
import type { DigitalOceanFailover } from "./failover.js";

export function digitaloceanFiles({ reservedIp, token, tokenFile }: DigitalOceanFailover): ProviderFiles {
  return { addresses: [], move: { script, reservedIp, token, tokenFile } };
}
