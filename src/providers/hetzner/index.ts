import compiled from "../../../templates/providers/hetzner/starter.mustache";
import { type Draft, draftList } from "../../fields/draft.js";
import { ipv6Groups } from "../../fields/ipv6.js";
import { networkInterface, platformName } from "../../guards/kinds.js";
import type { Issue } from "../../issues/issue.js";
import { makeIssue } from "../../issues/make.js";
import { repeated, type Value } from "../../issues/repeated.js";
import { describeValue } from "../../issues/value.js";
import { template } from "../../rendering/template.js";
import {
  advertIntervalIssues,
  privateAddressWarnings,
  publicLinkWarnings,
  serviceAddressIssues,
  tokenIssues,
} from "../common-rules.js";
import type { Provider } from "../provider.js";
import type { HetznerFailover } from "./failover.js";

const starter = template(compiled, "topology.yaml", { platform: platformName, publicInterface: networkInterface });

/** Floating IPs that master.sh moves through Hetzner Cloud's API; they are on every balancer, and their packets at one. */
export const hetzner: Provider<HetznerFailover> = {
  name: "hetzner",
  example: "{provider: hetzner, floatingIps: [{address: 203.0.113.10, id: 4711}], tokenFile: /etc/keepalived/token}",
  anchorIp: "refused",
  // A private network has none: https://docs.hetzner.com/cloud/networks/faq
  ipv6: false,
  password: "required",
  onUpstart: false,
  notOnUpstart: [],
  addresses: (failover) =>
    draftList(failover.floatingIps).map(({ map, index }) => ({
      keys: ["floatingIps", index, "address"],
      value: map.address,
    })),
  issues: (failover, { vrrp, services }) => [
    ...tokenIssues(failover),
    ...advertIntervalIssues(vrrp),
    ...floatingIpIssues(failover),
    ...serviceAddressIssues(
      services,
      draftList(failover.floatingIps).flatMap(({ map }) => (typeof map.address === "string" ? map.address : [])),
    ),
  ],
  faults: () => [],
  warnings: (failover, tier) => [
    ...privateAddressWarnings(
      failover.floatingIps.map(({ address }, index) => ({ path: `floatingIps[${index}].address`, address })),
      "Use the address that `hcloud floating-ip list` shows.",
    ),
    ...publicLinkWarnings(tier, "eth0"),
  ],
  starter: ({ platform, publicInterface }) => starter({ platform, publicInterface }),
};

function floatingIpIssues({ floatingIps }: Draft): Issue[] {
  const written = draftList(floatingIps);
  const place = (index: number) => ["failover", "floatingIps", index];
  const ids = written.flatMap(({ map: { id }, index }): Value[] =>
    typeof id === "number" ? [{ value: id, place: place(index), key: "id" }] : [],
  );
  return [
    ...written.flatMap(({ map: { address }, index }): Issue[] => {
      // As the console shows it, and it is no address of a host.
      if (typeof address !== "string" || !isNetwork(address)) return [];
      const keys = [...place(index), "address"];
      return [makeIssue({ code: "virtual-address-is-network", keys, value: describeValue(address) })];
    }),
    ...repeated("floating-ip-id-duplicate", ids),
  ];
}

/** Whether the address is its network's own, of 64 bits. */
function isNetwork(address: string): boolean {
  return (
    ipv6Groups(address)
      ?.slice(4)
      .every((group) => group === "0") === true
  );
}
