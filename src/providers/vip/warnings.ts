import { isIpv4, isIpv6 } from "../../fields/address.js";
import { inSameNetwork } from "../../fields/virtual-address.js";
import type { Fault } from "../../platforms/platform.js";
import type { Tier } from "../provider.js";
import type { VipFailover } from "./failover.js";
import { addressesOf, type Group, groupsOf, interfaceOf } from "./groups.js";

export function vipWarnings(failover: VipFailover, tier: Tier): Fault[] {
  const groups = groupsOf(failover, tier.vrrp);
  return [
    ...routerIdWarnings(groups, failover),
    ...multicastWarnings(failover),
    ...passwordWarnings(failover, tier),
    ...advertWarnings(tier),
    ...networkWarnings(groups, failover, tier),
  ];
}

/** keepalived's example, and this library's default. */
const common = [51, 33];

function routerIdWarnings(groups: readonly Group[], { groups: written }: VipFailover): Fault[] {
  return groups.flatMap(({ routerId }, index) =>
    common.includes(routerId)
      ? {
          code: "router-id-common",
          path: written === undefined ? "vrrp.routerId" : `failover.groups[${index}].routerId`,
          message: `VRID ${routerId} is common in examples, so another tier on this network may use it too, and then both take over each other's addresses. Use one that is unique on this network.`,
        }
      : [],
  );
}

function multicastWarnings({ multicast }: VipFailover): Fault[] {
  if (!multicast) return [];
  return [
    {
      code: "multicast-may-not-pass",
      path: "failover.multicast",
      message:
        "Most clouds, and switches that filter multicast, drop VRRP's groups 224.0.0.18 and ff02::12, and then every balancer becomes master. Remove multicast unless other VRRP routers need it.",
    },
  ];
}

function passwordWarnings(failover: VipFailover, { vrrp, platform }: Tier): Fault[] {
  const { multicast } = failover;
  const hasIpv6 = addressesOf(failover).some(({ address }) => isIpv6(address));
  if (vrrp.password !== undefined && !hasIpv6) return [];
  const guard =
    multicast || platform.init === "upstart"
      ? "Any host on this network can claim to be master."
      : "keepalived accepts only the balancers' addresses, but other hosts on their network can forge those.";
  return [
    {
      code: "no-password",
      path: "vrrp.password",
      message: `${vrrp.password === undefined ? "" : "VRRP for IPv6 has no password. "}${guard} On each balancer, have a firewall accept IP protocol 112 from the other balancers only.`,
    },
  ];
}

function advertWarnings({ vrrp: { advertInterval } }: Tier): Fault[] {
  if (advertInterval === undefined || advertInterval >= 0.3) return [];
  return [
    {
      code: "advert-interval-very-short",
      path: "vrrp.advertInterval",
      message: `A master that pauses for ${Math.round(advertInterval * 3000)} ms loses its addresses, and virtual machines may pause for longer than that. Use 0.3 or more.`,
    },
  ];
}

/** An address that is not in the network of the interface it goes on. */
function networkWarnings(groups: readonly Group[], { groups: written }: VipFailover, tier: Tier): Fault[] {
  return groups.flatMap((group, n) =>
    group.addresses.flatMap((virtual, index) => {
      const { address, prefix } = virtual;
      const stranger = tier.loadBalancers.find((balancer) => {
        const isPrivate = interfaceOf(virtual, tier, balancer) === (balancer.interface ?? tier.vrrp.interface);
        const isSameFamily = isIpv6(address) ? isIpv6 : isIpv4;
        const { privateIp, privateIpv6, publicIp } = balancer;
        const own = (isPrivate ? [privateIp, privateIpv6] : [publicIp]).find(
          (ip) => ip !== undefined && isSameFamily(ip),
        );
        return prefix < (isIpv6(address) ? 128 : 32) && own !== undefined && !inSameNetwork(address, own, prefix);
      });
      if (stranger === undefined) return [];
      const place = written === undefined ? "failover" : `failover.groups[${n}]`;
      return {
        code: "address-outside-network",
        path: `${place}.addresses[${index}]`,
        message: `${address}/${prefix} goes on an interface of ${stranger.name} whose own address is in another network. Check the prefix length and the interface: otherwise hosts on that network cannot reach it.`,
      };
    }),
  );
}
