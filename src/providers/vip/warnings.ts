import { inSameNetwork } from "../../fields/virtual-address.js";
import type { Fault } from "../../platforms/platform.js";
import type { Tier } from "../provider.js";
import type { VipFailover } from "./failover.js";
import { type Group, groupsOf, interfaceOf } from "./groups.js";

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

/** keepalived's own example, and this library's default. */
const common = [51, 33];

function routerIdWarnings(groups: readonly Group[], { groups: written }: VipFailover): Fault[] {
  return groups.flatMap(({ routerId }, index) =>
    common.includes(routerId)
      ? {
          code: "router-id-common",
          path: written === undefined ? "vrrp.routerId" : `failover.groups[${index}].routerId`,
          message: `VRID ${routerId} is what examples have, so another tier on this network may have it too, and then both lose their addresses to each other. Take one that nobody else has here.`,
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
        "Most clouds, and switches that filter multicast, drop VRRP's group 224.0.0.18: then every balancer is master at once. Leave multicast out unless other VRRP routers need it.",
    },
  ];
}

function passwordWarnings({ multicast }: VipFailover, { vrrp, platform }: Tier): Fault[] {
  if (vrrp.password !== undefined) return [];
  const guard =
    multicast || platform.init === "upstart"
      ? "Whoever is on this network can say that it is the master, and nothing guards against it."
      : "Only the balancers' own addresses are listened to, and addresses can be forged on a network that others are on.";
  return [
    {
      code: "no-password",
      path: "vrrp.password",
      message: `${guard} Let a firewall on each balancer pass IP protocol 112 from the other balancers only.`,
    },
  ];
}

function advertWarnings({ vrrp: { advertInterval } }: Tier): Fault[] {
  if (advertInterval === undefined || advertInterval >= 0.3) return [];
  return [
    {
      code: "advert-interval-very-short",
      path: "vrrp.advertInterval",
      message: `A master that is not scheduled for ${Math.round(advertInterval * 3000)} ms loses its addresses: virtual machines pause for longer than that. Take 0.3 or more.`,
    },
  ];
}

/** An address on the network that the balancers speak on, by its interface, but of another network by its numbers. */
function networkWarnings(groups: readonly Group[], { groups: written }: VipFailover, tier: Tier): Fault[] {
  return groups.flatMap((group, n) =>
    group.addresses.flatMap((virtual, index) => {
      const { address, prefix } = virtual;
      const stranger = tier.loadBalancers.find((balancer) => {
        const isPrivate = interfaceOf(virtual, tier, balancer) === (balancer.interface ?? tier.vrrp.interface);
        const own = isPrivate ? balancer.privateIp : balancer.publicIp;
        return prefix < 32 && own !== undefined && !inSameNetwork(address, own, prefix);
      });
      if (stranger === undefined) return [];
      const place = written === undefined ? "failover" : `failover.groups[${n}]`;
      return {
        code: "address-outside-network",
        path: `${place}.addresses[${index}]`,
        message: `${address}/${prefix} goes on an interface of ${stranger.name} that has an address of another network. Look whether the prefix length and the interface are right: hosts beside it will not find it otherwise.`,
      };
    }),
  );
}
