import systemd from "../../../templates/providers/vip/keepalived-conf.systemd.mustache";
import upstart from "../../../templates/providers/vip/keepalived-conf.upstart.mustache";
import { guard } from "../../guards/guard.js";
import { label, seconds } from "../../guards/keepalived.js";
import { address, networkInterface, oneOf, password, wholeNumber } from "../../guards/kinds.js";
import type { Platform } from "../../platforms/platform.js";
import { templates } from "../../rendering/template.js";
import { type KeepalivedConf, keepalivedConfPath } from "../provider-files.js";
import type { VrrpTier } from "../vrrp-tier.js";
import type { LoadBalancer } from "../vrrp-types.js";
import type { VipFailover } from "./failover.js";
import { type Group, groupsOf, type Instance, instancesOf, interfaceOf, priorityIn } from "./groups.js";

/** A name of the topology, or that with what makes it the IPv6 instance's. */
const instanceName = guard(/^[A-Za-z0-9_-]{1,63}(\.v6)?$/);

/** The last group of an IPv6 address. */
const lastGroup = guard(/^[1-9a-f][\da-f]{0,3}$/);

const render = templates({ upstart, systemd }, keepalivedConfPath, {
  seconds: wholeNumber,
  garpRefresh: wholeNumber,
  checkInterval: wholeNumber,
  checkFall: wholeNumber,
  checkRise: wholeNumber,
  name: instanceName,
  members: instanceName,
  lastGroup,
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
  return (tier, balancer, platform) => render[platform.init](keepalivedConf(failover, tier, balancer, platform));
}

function keepalivedConf(failover: VipFailover, tier: VrrpTier, balancer: LoadBalancer, platform: Platform) {
  const { vrrp } = tier;
  const groups = groupsOf(failover, vrrp);
  const syncGroups = groups
    .map((group) => ({ name: group.name, members: instancesOf(group).map(({ name }) => name) }))
    .filter(({ members }) => members.length > 1);
  return {
    checkInterval: vrrp.checkInterval,
    checkFall: vrrp.checkFall ?? 2,
    checkRise: vrrp.checkRise ?? 2,
    garpRefresh: (failover.garpRefresh ?? 60) > 0 && { seconds: failover.garpRefresh ?? 60 },
    hooks: vrrp.hooks !== undefined,
    reloadCheckConfig: platform.init === "systemd" && platform.reloadCheckConfig,
    syncGroups,
    instances: groups.flatMap((group) =>
      instancesOf(group).map((instance) => instanceView(failover, group, instance, tier, balancer)),
    ),
  };
}

function instanceView(
  { multicast = false, garpRefresh = 60 }: VipFailover,
  group: Group,
  { name, ipv6, addresses }: Instance,
  tier: VrrpTier,
  balancer: LoadBalancer,
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
  const addressOf = ({ privateIp, privateIpv6 }: LoadBalancer) => (ipv6 ? (privateIpv6 ?? privateIp) : privateIp);
  const rows = addresses.map((virtual) => {
    const { address, prefix, label } = virtual;
    const on = interfaceOf(virtual, tier, balancer);
    return { address, prefix, interface: on, label: label !== undefined && `${on}:${label}` };
  });
  const others = (ipv6 ? rows : rows.slice(1)).map((row) => ({ ...row, ipv6 }));
  return {
    name,
    interface: own,
    state: isFirst && mayStartAsMaster ? "MASTER" : "BACKUP",
    priority,
    // VRRP version 2 has whole seconds only: RFC 3768, 5.3.7; RFC 5798, 5.2.7. For IPv6 keepalived always speaks version 3.
    version3: !ipv6 && advertInterval !== undefined && advertInterval < 1,
    advertInterval: advertInterval !== undefined && String(advertInterval),
    nopreempt: preempt === false,
    preemptDelay: preemptDelay !== undefined && preemptDelay,
    garpRefresh: garpRefresh > 0 && garpRefresh,
    routerId: group.routerId,
    // IPv6 multicasts from the link-local address: RFC 5798, 5.1.2.1.
    multicast: multicast && !ipv6 && { privateIp: addressOf(balancer) },
    unicast: !multicast && {
      privateIp: addressOf(balancer),
      peers: loadBalancers.filter((other) => other.name !== balancer.name).map(addressOf),
    },
    password: !ipv6 && vrrp.password !== undefined && vrrp.password,
    linkLocal: ipv6 && { lastGroup: (0x200 + group.routerId).toString(16), interface: own },
    // The link-local address is enough for IPv6.
    advertised: ipv6 ? [] : rows.slice(0, 1),
    others: others.length > 0 && { addresses: others },
    otherInterfaces: watched.some((watchedName) => watchedName !== own) && {
      names: [...new Set(watched)].filter((watchedName) => watchedName !== own),
    },
  };
}
