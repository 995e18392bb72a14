import guide from "../../../templates/keepalived/master-script.upstart.mustache";
import systemd from "../../../templates/providers/digitalocean/master-script.mustache";
import { ipv6Groups } from "../../fields/ipv6.js";
import { guard } from "../../guards/guard.js";
import { absolutePath, address } from "../../guards/kinds.js";
import { token as tokenKind } from "../../guards/shell.js";
import { template } from "../../rendering/template.js";
import { behindView, type MasterScript, masterKinds, masterScriptPath, onHostView } from "../master-tier.js";
import type { DigitalOceanFailover } from "./failover.js";

const render = template(systemd, masterScriptPath, { ...masterKinds, named: guard(/^[\da-f:]{15,39}$/) });

const renderGuide = template(guide, masterScriptPath, {
  reservedIp: address,
  token: tokenKind,
  tokenFile: absolutePath,
});

export function digitaloceanMasterScript(failover: DigitalOceanFailover): MasterScript {
  const { reservedIp = "", reservedIpv6, customImage, token = "", tokenFile = false } = failover;
  return (tier) => {
    if (tier.init === "upstart") return renderGuide({ reservedIp, token, tokenFile });
    return render({
      machine: "Droplet",
      vendor: "DigitalOcean",
      // There is no GET below a reserved IPv6's actions: https://docs.digitalocean.com/reference/api/reference/reserved-ipv6-actions/
      resource: reservedIpv6 === undefined ? "/v2/reserved_ips/$IP" : "/v2",
      completed: "completed",
      failed: "errored",
      failedWord: "errored",
      doubts: true,
      programs: false,
      token,
      tokenFile,
      ipv6: reservedIpv6 !== undefined && { named: ipv6Groups(reservedIpv6)?.join(":") ?? reservedIpv6 },
      spaced: reservedIpv6 !== undefined && reservedIp !== "",
      ...(reservedIpv6 === undefined
        ? behindView(tier, "reserved IP", reservedIp, customImage ? "publicIp" : "anchorIp")
        : onHostView(tier, "reserved IP", [reservedIpv6], {
            behind: reservedIp === "" ? undefined : reservedIp,
            handSeconds: reservedIp === "" ? 30 : 60,
          })),
    });
  };
}
