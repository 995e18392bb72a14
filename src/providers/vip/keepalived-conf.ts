import systemd from "../../../templates/providers/vip/keepalived-conf.systemd.mustache";
import upstart from "../../../templates/providers/vip/keepalived-conf.upstart.mustache";
import { label, seconds } from "../../guards/keepalived.js";
import { address, networkInterface, oneOf, password, wholeNumber, word } from "../../guards/kinds.js";
import { templates } from "../../rendering/template.js";
import { type KeepalivedConf, keepalivedConfPath } from "../provider-files.js";
import type { VrrpHost, VrrpTier } from "../vrrp-tier.js";
import type { VipFailover } from "./failover.js";
import { type Group, groupsOf, interfaceOf, priorityIn } from "./groups.js";

const render = templates({ upstart, systemd }, keepalivedConfPath, {
  seconds: wholeNumber,
  garpRefresh: wholeNumber,
  checkInterval: wholeNumber,
  checkFall: wholeNumber,
  checkRise: wholeNumber,
  name: word,
  interface: networkInterface,
  state: oneOf("MASTER", "BACKUP"),
  priority: wholeNumber,
  advertInterval: seconds,
  preemptDelay: wholeNumber,
  routerId: wholeNumber,
  privateIp: address,
  peers: address,
  address,
  prefix: wholeNumber,
  label,
  password,
  names: networkInterface,
});

export function vipKeepalivedConf(failover: VipFailover): KeepalivedConf {
  return (tier, balancer, init) => render[init](keepalivedConf(failover, tier, balancer));
}

function keepalivedConf(failover: VipFailover, tier: VrrpTier, balancer: VrrpHost) {
  const { vrrp } = tier;
  return {
    checkInterval: vrrp.checkInterval,
    checkFall: vrrp.checkFall ?? 2,
    checkRise: vrrp.checkRise ?? 2,
    garpRefresh: (failover.garpRefresh ?? 60) > 0 && { seconds: failover.garpRefresh ?? 60 },
    hooks: vrrp.hooks !== undefined,
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
    preemptDelay: preemptDelay !== undefined && preemptDelay,
    garpRefresh: garpRefresh > 0 && garpRefresh,
    routerId: group.routerId,
    multicast: multicast && { privateIp: balancer.privateIp },
    unicast: !multicast && {
      privateIp: balancer.privateIp,
      peers: loadBalancers.filter(({ name }) => name !== balancer.name).map(({ privateIp }) => privateIp),
    },
    password: vrrp.password !== undefined && vrrp.password,
    addresses: group.addresses.map((virtual) => {
      const { address, prefix, label } = virtual;
      const on = interfaceOf(virtual, tier, balancer);
      return { address, prefix, interface: on, label: label !== undefined && `${on}:${label}` };
    }),
    otherInterfaces: watched.some((name) => name !== own) && {
      names: [...new Set(watched)].filter((name) => name !== own),
    },
  };
}
