import compiled from "../../../templates/providers/vip/starter.mustache";
import { platformName } from "../../guards/kinds.js";
import { template } from "../../rendering/template.js";
import type { Provider } from "../provider.js";
import type { VipFailover } from "./failover.js";
import { groupsOf, instancesOf } from "./groups.js";
import { vipIssues, writtenAddresses } from "./rules.js";
import { vipWarnings } from "./warnings.js";

const starter = template(compiled, "topology.yaml", { platform: platformName });

/** Addresses on your own network, moved by keepalived itself: plain VRRP, with no API, script or token. */
export const vip: Provider<VipFailover> = {
  name: "vip",
  example: "{provider: vip, addresses: [192.0.2.10/24]}",
  anchorIp: "refused",
  ipv6: true,
  password: "optional",
  onUpstart: true,
  notOnUpstart: ["hooks"],
  addresses: (failover) => writtenAddresses(failover).map(({ keys, address }) => ({ keys, value: address })),
  issues: vipIssues,
  routerIds: (failover, vrrp) =>
    groupsOf(failover, vrrp).flatMap((group, index) => {
      const path = failover.groups === undefined ? "vrrp.routerId" : `failover.groups[${index}].routerId`;
      return instancesOf(group).map(({ ipv6 }) => ({ routerId: group.routerId, path, ipv6 }));
    }),
  faults: () => [],
  warnings: vipWarnings,
  starter: ({ platform }) => starter({ platform }),
};
