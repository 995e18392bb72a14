import { UnsafeValueError } from "../errors.js";
import type { Failover } from "./failover.js";
import type { KeepalivedConf } from "./provider-files.js";
import { vipKeepalivedConf } from "./vip/keepalived-conf.js";

/** A provider's own keepalived.conf, if it has one: the shared one moves no address. */
export function ownKeepalivedConf(failover: Failover): KeepalivedConf | undefined {
  switch (failover.provider) {
    case "digitalocean":
    case "hetzner":
    case "hetzner-robot":
    case "aws":
    case "gcp":
    case "command":
      return undefined;
    case "vip":
      return vipKeepalivedConf(failover);
    default:
      throw new UnsafeValueError("no such provider");
  }
}
