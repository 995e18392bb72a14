import { UnsafeValueError } from "../errors.js";
import { awsFiles } from "./aws/files.js";
import { commandFiles } from "./command/files.js";
import { digitaloceanFiles } from "./digitalocean/files.js";
import type { Failover } from "./failover.js";
import { gcpFiles } from "./gcp/files.js";
import { hetznerFiles } from "./hetzner/files.js";
import { hetznerRobotFiles } from "./hetzner-robot/files.js";
import type { ProviderFiles } from "./provider-files.js";
import { vipFiles } from "./vip/files.js";

// What the generated files ask of a provider. Apart from index.ts and its schemas, and from what templates a provider
// has: importing haproxyCfg alone brings none of them.

const files: { [Name in Failover["provider"]]: (failover: Extract<Failover, { provider: Name }>) => ProviderFiles } = {
  digitalocean: digitaloceanFiles,
  vip: vipFiles,
  hetzner: hetznerFiles,
  "hetzner-robot": hetznerRobotFiles,
  aws: awsFiles,
  gcp: gcpFiles,
  command: commandFiles,
};

/** The answers of a topology's provider. */
export function filesOf(failover: Failover): ProviderFiles {
  if (!Object.hasOwn(files, failover.provider)) throw new UnsafeValueError("no such provider");
  const answer = files[failover.provider] as (failover: Failover) => ProviderFiles;
  return answer(failover);
}
