import type { CompiledTemplate } from "../text/template.js";
import { digitaloceanFiles } from "./digitalocean/files.js";
import type { Failover } from "./index.js";

// What the generated files ask of a provider. Apart from index.ts, so that a file's module brings no schema with it.

/** What a provider answers to the generated files. */
export interface ProviderFiles {
  /** The addresses that HAProxy binds on a balancer. */
  readonly binds: (balancer: { readonly anchorIp?: string | undefined }) => readonly string[];
  /** What master.sh needs to move the address; undefined where keepalived moves it alone. */
  readonly move: Move | undefined;
}

/** What master.sh moves, and the secret that it needs for that. */
export interface Move {
  /** The script's template: the parts that all share stand in templates/failover. */
  readonly script: CompiledTemplate;
  readonly reservedIp: string;
  /** The secret itself, or else the file on the balancer that holds it. */
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
}

const files: { [Name in Failover["provider"]]: (failover: Extract<Failover, { provider: Name }>) => ProviderFiles } = {
  digitalocean: digitaloceanFiles,
};

/** The answers of the provider that a topology has chosen. */
export function filesOf(failover: Failover): ProviderFiles {
  const answer = files[failover.provider] as (failover: Failover) => ProviderFiles;
  return answer(failover);
}
