import compiled from "../../../templates/providers/gcp/master-script.mustache";
import { guard } from "../../guards/guard.js";
import { hostLabel } from "../../guards/kinds.js";
import { template } from "../../rendering/template.js";
import { behindView, type MasterScript, masterKinds, masterScriptPath, onHostView } from "../master-tier.js";
import { aliasRange as aliasRangePattern } from "./alias-range.js";
import type { GcpFailover } from "./failover.js";

const render = template(compiled, masterScriptPath, {
  ...masterKinds,
  aliasRange: guard(aliasRangePattern),
  firstName: hostLabel,
  otherNames: hostLabel,
});

export function gcpMasterScript({ externalIp = "", aliasIp, aliasRange }: GcpFailover): MasterScript {
  return (tier) => {
    // An instance's name has no capitals.
    const [firstName = "", ...otherNames] = tier.loadBalancers.map(({ name }) => name.toLowerCase());
    return render({
      machine: "instance",
      external: aliasIp === undefined,
      alias: aliasIp !== undefined && { aliasRange: aliasRange ?? false, firstName, otherNames },
      programs: false,
      ...(aliasIp === undefined
        ? behindView(tier, "external IP", externalIp)
        : onHostView(tier, "alias IP", [aliasIp])),
    });
  };
}
