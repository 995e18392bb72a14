import type { Init } from "../platforms/platform.js";
import type { CompiledTemplate } from "../text/template.js";
import { digitaloceanFiles } from "./digitalocean/files.js";
import type { Failover } from "./failover.js";
import { vipFiles } from "./vip/files.js";

// What the generated files ask of a provider. Apart from index.ts, so that a file's module brings no schema with it.

/** What a provider answers to the generated files. */
export interface ProviderFiles {
  /** The addresses that move onto a balancer themselves, for HAProxy to bind; none where they arrive behind an anchor IP. */
  readonly addresses: readonly string[];
  /** What master.sh needs to move the address; undefined where keepalived moves it alone. */
  readonly move?: Move;
  /** A keepalived.conf of its own: the usual one moves no address. */
  readonly keepalivedConf?: KeepalivedConf;
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

/** A keepalived.conf: how it looks on a kind of platform, and what is in it. */
export interface KeepalivedConf {
  readonly templates: Readonly<Record<Init, CompiledTemplate>>;
  readonly view: (tier: VrrpTier, balancer: VrrpHost) => object;
}

/** What keepalived.conf is made of, beside the provider's own part. */
export interface VrrpTier {
  readonly loadBalancers: readonly VrrpHost[];
  readonly vrrp: {
    readonly password?: string | undefined;
    readonly routerId: number;
    readonly interface: string;
    readonly instance: string;
    readonly checkInterval: number;
    readonly checkFall?: number | undefined;
    readonly checkRise?: number | undefined;
    readonly advertInterval?: number | undefined;
    readonly publicInterface?: string | undefined;
    readonly preempt?: boolean | undefined;
    readonly preemptDelay?: number | undefined;
  };
}

/** A balancer, as VRRP sees it. */
export interface VrrpHost {
  readonly name: string;
  readonly privateIp: string;
  readonly anchorIp?: string | undefined;
  readonly publicIp?: string | undefined;
  readonly interface?: string | undefined;
  readonly publicInterface?: string | undefined;
  readonly priority: number;
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
