import { digitaloceanFiles } from "./digitalocean/files.js";
import type { Failover } from "./failover.js";
import { vipFiles } from "./vip/files.js";

// What the generated files ask of a provider. Apart from index.ts and its schemas, and from what templates a provider has:
// whoever imports haproxyCfg alone gets none of them.

/** What a provider answers to the generated files. */
export interface ProviderFiles {
  /** The addresses that move onto a balancer themselves, for HAProxy to bind; none where they arrive behind an anchor IP. */
  readonly addresses: readonly string[];
  /** What master.sh needs to move the address; undefined where keepalived moves it alone. */
  readonly move?: Move;
}

/** What master.sh moves, and the secret that it needs for that. */
export interface Move {
  readonly reservedIp: string;
  /** The secret itself, or else the file on the balancer that holds it. */
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
}

const files: { [Name in Failover["provider"]]: (failover: Extract<Failover, { provider: Name }>) => ProviderFiles } = {
  digitalocean: digitaloceanFiles,
  vip: vipFiles,
};

/** The answers of the provider that a topology has chosen. */
export function filesOf(failover: Failover): ProviderFiles {
  const answer = files[failover.provider] as (failover: Failover) => ProviderFiles;
  return answer(failover);
}
