import type { Init } from "../platforms/platform.js";
import type { CompiledTemplate } from "../rendering/template.js";
import type { Failover } from "./failover.js";
import { vipKeepalivedConf } from "./vip/keepalived-conf.js";
import type { VrrpHost, VrrpTier } from "./vrrp-tier.js";

/** A keepalived.conf: how it looks on a kind of platform, and what is in it. */
export interface KeepalivedConf {
  readonly templates: Readonly<Record<Init, CompiledTemplate>>;
  readonly view: (tier: VrrpTier, balancer: VrrpHost) => object;
}

/** A provider's own keepalived.conf, where it has one: the usual one moves no address. */
export function ownKeepalivedConf(failover: Failover): KeepalivedConf | undefined {
  return failover.provider === "vip" ? vipKeepalivedConf(failover) : undefined;
}
