import guide from "../../../templates/keepalived/master-script.upstart.mustache";
import systemd from "../../../templates/providers/digitalocean/master-script.mustache";
import { absolutePath, address } from "../../guards/kinds.js";
import { token as tokenKind } from "../../guards/shell.js";
import { template } from "../../rendering/template.js";
import { behindView, type MasterScript, masterKinds, masterScriptPath } from "../master-tier.js";
import type { DigitalOceanFailover } from "./failover.js";

const render = template(systemd, masterScriptPath, masterKinds);

const renderGuide = template(guide, masterScriptPath, {
  reservedIp: address,
  token: tokenKind,
  tokenFile: absolutePath,
});

export function digitaloceanMasterScript(failover: DigitalOceanFailover): MasterScript {
  const { reservedIp, customImage, token = "", tokenFile = false } = failover;
  return (tier) =>
    tier.init === "upstart"
      ? renderGuide({ reservedIp, token, tokenFile })
      : render({
          machine: "Droplet",
          vendor: "DigitalOcean",
          resource: "/v2/reserved_ips/$IP",
          completed: "completed",
          failed: "errored",
          failedWord: "errored",
          doubts: true,
          programs: false,
          token,
          tokenFile,
          ...behindView(tier, "reserved IP", reservedIp, customImage ? "publicIp" : "anchorIp"),
        });
}
