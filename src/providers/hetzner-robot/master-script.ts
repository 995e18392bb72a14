import compiled from "../../../templates/providers/hetzner-robot/master-script.mustache";
import { guard } from "../../guards/guard.js";
import { absolutePath, address, wholeNumber } from "../../guards/kinds.js";
import { template } from "../../rendering/template.js";
import { type MasterScript, masterKinds, masterScriptPath, onHostView } from "../master-tier.js";
import type { HetznerRobotFailover } from "./failover.js";
import { lookEvery } from "./files.js";
import { user as userPattern } from "./user.js";

const render = template(compiled, masterScriptPath, {
  ...masterKinds,
  user: guard(userPattern),
  passwordFile: absolutePath,
  firstMain: address,
  otherMains: address,
  sharers: wholeNumber,
  lookEvery: wholeNumber,
});

export function hetznerRobotMasterScript({ failoverIps, user, passwordFile }: HetznerRobotFailover): MasterScript {
  return (tier) => {
    const [firstMain = "", ...otherMains] = tier.loadBalancers.map(({ publicIp = "" }) => publicIp);
    return render({
      user,
      passwordFile,
      firstMain,
      otherMains,
      sharers: tier.loadBalancers.length * failoverIps.length,
      lookEvery: lookEvery(tier.loadBalancers.length, failoverIps.length),
      machine: "server",
      programs: false,
      ...onHostView(tier, "failover IP", failoverIps, { handSeconds: 180 }),
    });
  };
}
