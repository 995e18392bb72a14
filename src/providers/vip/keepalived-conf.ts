import systemd from "../../../templates/providers/vip/keepalived-conf.systemd.mustache";
import upstart from "../../../templates/providers/vip/keepalived-conf.upstart.mustache";
import type { KeepalivedConf } from "../provider-files.js";
import type { VrrpHost, VrrpTier } from "../vrrp-tier.js";
import type { VipFailover } from "./failover.js";
import { type Group, groupsOf, interfaceOf, priorityIn } from "./groups.js";

export function vipKeepalivedConf(failover: VipFailover): KeepalivedConf {
  return {
    templates: { systemd, upstart },
    view: (tier, balancer) => keepalivedConf(failover, tier, balancer),
  };
}

function keepalivedConf(failover: VipFailover, tier: VrrpTier, balancer: VrrpHost): object {
  const { vrrp } = tier;
  return {
    checkInterval: vrrp.checkInterval,
    checkFall: vrrp.checkFall ?? 2,
    checkRise: vrrp.checkRise ?? 2,
    garpRefresh: (failover.garpRefresh ?? 60) > 0 && { seconds: failover.garpRefresh ?? 60 },
    instances: groupsOf(failover, vrrp).map((group) => instance(failover, group, tier, balancer)),
  };
}

function instance(
  { multicast = false, garpRefresh = 60 }: VipFailover,
  group: Group,
  tier: VrrpTier,
  balancer: VrrpHost,
) {
  const { vrrp, loadBalancers } = tier;
  const { preempt, preemptDelay, advertInterval } = vrrp;
  const priority = priorityIn(group, tier, balancer);
  // keepalived.conf(5): neither nopreempt nor preempt_delay goes with the initial state MASTER.
  const mayStartAsMaster = preempt !== false && preemptDelay === undefined;
  const isFirst = loadBalancers.every((other) => priorityIn(group, tier, other) <= priority);
  const own = balancer.interface ?? vrrp.interface;
  const interfaces = group.addresses.map((address) => interfaceOf(address, tier, balancer));
  const watched = [...interfaces, balancer.publicInterface ?? vrrp.publicInterface ?? own];
  return {
    name: group.name,
    interface: own,
    state: isFirst && mayStartAsMaster ? "MASTER" : "BACKUP",
    priority,
    // VRRP version 2 has whole seconds only: RFC 3768, 5.3.7; RFC 5798, 5.2.7.
    version3: advertInterval !== undefined && advertInterval < 1,
    advertInterval: advertInterval !== undefined && String(advertInterval),
    nopreempt: preempt === false,
    preemptDelay: preemptDelay ?? false,
    garpRefresh: garpRefresh > 0 && garpRefresh,
    routerId: group.routerId,
    multicast,
    unicast: !multicast,
    privateIp: balancer.privateIp,
    peers: loadBalancers.filter(({ name }) => name !== balancer.name).map(({ privateIp }) => privateIp),
    password: vrrp.password ?? false,
    addresses: group.addresses.map(({ address, prefix, label }, index) => ({
      address,
      prefix,
      interface: interfaces[index],
      label: label !== undefined && `${interfaces[index]}:${label}`,
    })),
    otherInterfaces: watched.some((name) => name !== own) && {
      names: [...new Set(watched)].filter((name) => name !== own),
    },
  };
}
