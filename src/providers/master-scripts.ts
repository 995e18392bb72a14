import { UnsafeValueError } from "../errors.js";
import { awsMasterScript } from "./aws/master-script.js";
import { commandMasterScript } from "./command/master-script.js";
import { digitaloceanMasterScript } from "./digitalocean/master-script.js";
import type { Failover } from "./failover.js";
import { gcpMasterScript } from "./gcp/master-script.js";
import { hetznerMasterScript } from "./hetzner/master-script.js";
import { hetznerRobotMasterScript } from "./hetzner-robot/master-script.js";
import type { MasterScript } from "./master-tier.js";

/** A provider's master.sh, unless keepalived moves its addresses alone. */
export function masterScriptOf(failover: Failover): MasterScript | undefined {
  switch (failover.provider) {
    case "digitalocean":
      return digitaloceanMasterScript(failover);
    case "hetzner":
      return hetznerMasterScript(failover);
    case "hetzner-robot":
      return hetznerRobotMasterScript(failover);
    case "aws":
      return awsMasterScript(failover);
    case "gcp":
      return gcpMasterScript(failover);
    case "command":
      return commandMasterScript(failover);
    case "vip":
      return undefined;
    default:
      throw new UnsafeValueError("no such provider");
  }
}
