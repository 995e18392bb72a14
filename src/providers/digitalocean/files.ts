import type { ProviderFiles } from "../provider-files.js";
import type { DigitalOceanFailover } from "./failover.js";

export function digitaloceanFiles({ reservedIp, token, tokenFile }: DigitalOceanFailover): ProviderFiles {
  return { addresses: [], move: { reservedIp, token, tokenFile } };
}
