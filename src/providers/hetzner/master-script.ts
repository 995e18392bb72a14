import compiled from "../../../templates/providers/hetzner/master-script.mustache";
import { ipv6Groups } from "../../fields/ipv6.js";
import { guard } from "../../guards/guard.js";
import { wholeNumber } from "../../guards/kinds.js";
import { template } from "../../rendering/template.js";
import { type MasterScript, masterKinds, masterScriptPath, onHostView } from "../master-tier.js";
import type { HetznerFailover } from "./failover.js";

const render = template(compiled, masterScriptPath, {
  ...masterKinds,
  id: wholeNumber,
  named: guard(/^[\da-f.:]{1,39}$/),
});

export function hetznerMasterScript(failover: HetznerFailover): MasterScript {
  const { floatingIps, token = "", tokenFile = false } = failover;
  const addresses = floatingIps.map(({ address }) => address);
  return (tier) =>
    render({
      floatingIps: floatingIps.map(({ address, id }, index) => ({ number: index + 1, id, named: networkOf(address) })),
      machine: "server",
      vendor: "Hetzner",
      // The actions below a floating IP are deprecated: https://docs.hetzner.cloud/changelog
      resource: "/v1",
      completed: "success",
      failed: "error",
      failedWord: "failed",
      doubts: false,
      programs: false,
      token,
      tokenFile,
      ...onHostView(tier, "floating IP", addresses),
    });
}

/** What the API calls an address: of IPv6 the network, `2001:db8::/64`, of which these are the first four groups. */
function networkOf(address: string): string {
  return ipv6Groups(address)?.slice(0, 4).join(":") ?? address;
}
