import { platforms } from "../platforms/index.js";
import type { Vrrp } from "../providers/vrrp-types.js";
import { milliseconds, timeoutsOf } from "../topology/timeouts.js";
import type { Topology } from "../topology/topology.js";
import type { Setting } from "./outcome.js";
import type { Situation } from "./situation.js";

/** A setting that may make a fault shorter; forecast.ts finds out which it does, and by how much. */
export interface Candidate extends Omit<Setting, "saves"> {
  /** The topology with this setting. */
  readonly changed: Topology;
}

export function candidatesFor(situation: Situation): Candidate[] {
  const { topology } = situation;
  const isSystemd = platforms[topology.platform].init === "systemd";
  return [
    ...advertisements(situation, isSystemd),
    ...(isSystemd ? [...checks(topology), ...publicInterface(topology), ...checkTimeout(topology)] : []),
    ...checkInterval(topology),
    ...priority(situation),
    ...(isSystemd || !situation.hasApi ? preemption(topology) : []),
  ];
}

function withVrrp(topology: Topology, keys: Partial<Vrrp>): Topology {
  return { ...topology, vrrp: { ...topology.vrrp, ...keys } };
}

function advertisements({ topology, hasApi }: Situation, isSystemd: boolean): Candidate[] {
  const { advertInterval = 1, password } = topology.vrrp;
  const shortest = hasApi || !isSystemd ? 1 : 0.3;
  if (advertInterval <= shortest) return [];
  const changed = withVrrp(topology, { advertInterval: shortest, ...(shortest < 1 && { password: undefined }) });
  const costs =
    shortest === 1
      ? "A balancer that is silent for 3 s loses the address."
      : `A machine that pauses for 0.9 s loses the address.${password === undefined ? "" : " VRRP version 3 has no password: remove vrrp.password as well."}`;
  return [{ path: "vrrp.advertInterval", value: shortest, costs, changed }];
}

function checks(topology: Topology): Candidate[] {
  if ((topology.vrrp.checkFall ?? 2) <= 1) return [];
  const costs = "A single slow answer of HAProxy's moves the address.";
  return [{ path: "vrrp.checkFall", value: 1, costs, changed: withVrrp(topology, { checkFall: 1 }) }];
}

function checkInterval(topology: Topology): Candidate[] {
  if (topology.vrrp.checkInterval <= 1) return [];
  const costs = "keepalived starts the check's process every second.";
  return [{ path: "vrrp.checkInterval", value: 1, costs, changed: withVrrp(topology, { checkInterval: 1 }) }];
}

function publicInterface(topology: Topology): Candidate[] {
  if (topology.vrrp.publicInterface !== undefined) return [];
  const value = topology.vrrp.interface === "eth0" ? "eth1" : "eth0";
  const costs = "Nothing, if that is the public interface's name on each balancer: ip -brief link.";
  return [{ path: "vrrp.publicInterface", value, costs, changed: withVrrp(topology, { publicInterface: value }) }];
}

const shortCheck = "500ms";

function checkTimeout(topology: Topology): Candidate[] {
  if (milliseconds(timeoutsOf(topology).check) <= milliseconds(shortCheck)) return [];
  const costs = "A server that takes longer for the answer to a check counts as down.";
  const changed = { ...topology, timeouts: { ...topology.timeouts, check: shortCheck } };
  return [{ path: "timeouts.check", value: shortCheck, costs, changed }];
}

/** The next balancer's, just below the first one's: the closer to 256, the shorter the skew. */
function priority({ topology, groups, first, second }: Situation): Candidate[] {
  const { loadBalancers } = topology;
  const own = (name: string) => loadBalancers.find((balancer) => balancer.name === name)?.priority ?? 0;
  const value = own(first) - 1;
  // In several groups a priority is not always a balancer's own.
  if (groups.length > 1 || value <= own(second) || loadBalancers.some((balancer) => balancer.priority === value))
    return [];
  const index = loadBalancers.findIndex(({ name }) => name === second);
  const changed = {
    ...topology,
    loadBalancers: loadBalancers.map((balancer) =>
      balancer.name === second ? { ...balancer, priority: value } : balancer,
    ) as unknown as Topology["loadBalancers"],
  };
  return [{ path: `loadBalancers[${index}].priority`, value, costs: "Nothing.", changed }];
}

function preemption(topology: Topology): Candidate[] {
  if (topology.vrrp.preempt === false) return [];
  const costs = "The address stays where it is until the other balancer fails: you no longer know which one serves.";
  return [
    {
      path: "vrrp.preempt",
      value: false,
      costs,
      changed: withVrrp(topology, { preempt: false, preemptDelay: undefined }),
    },
  ];
}
