import compiled from "../../../templates/providers/command/master-script.mustache";
import { absolutePath, wholeNumber } from "../../guards/kinds.js";
import { template } from "../../rendering/template.js";
import { behindView, type MasterScript, masterKinds, masterScriptPath, onHostView } from "../master-tier.js";
import type { CommandFailover } from "./failover.js";

const render = template(compiled, masterScriptPath, {
  ...masterKinds,
  holds: absolutePath,
  take: absolutePath,
  holdsTimeout: wholeNumber,
  takeTimeout: wholeNumber,
});

export function commandMasterScript(failover: CommandFailover): MasterScript {
  const { address, anchorIps, holds, take, holdsTimeout = 5, takeTimeout = 60 } = failover;
  return (tier) =>
    render({
      machine: "server",
      programs: true,
      holds,
      take,
      holdsTimeout,
      takeTimeout,
      ...(anchorIps ? behindView(tier, "address", address) : onHostView(tier, "address", [address])),
    });
}
