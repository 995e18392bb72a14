import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { forecast } from "../../../src/index.js";
import type { Balancer } from "../hosts.js";
import { parentOf } from "../machine.js";
import type { Tier } from "../tier.js";
import { lostWithin, until } from "../watch.js";
import { longestGap, longestOverlap } from "./balancers.js";

/**
 * keepalived ends without removing its addresses, and HAProxy serves there still. systemd starts it again after
 * RestartSec: by then another balancer has them, and it removes them.
 */
export const keepalivedDies = (die: (first: Balancer) => Promise<unknown>) => async (tier: Tier) => {
  const { machine } = tier.first;
  const dropIn = machine.read("/etc/systemd/system/keepalived.service.d/haproxy-failover.conf");
  const restart = Number(/^RestartSec=(\d+)$/m.exec(dropIn)?.[1]);
  const began = Date.now();
  let late = 0;
  const lost = await lostWithin(tier, 1, async () => {
    await die(tier.first);
    await until("keepalived is gone", 1, () => machine.processes("keepalived").length === 0);
    await sleep(restart * 1000);
    await tier.first.startKeepalived();
    await until("it runs again", 10, () => machine.processes("keepalived").length > 1);
    // systemd is quicker than several tiers of this lab on one machine.
    late = (Date.now() - began) / 1000 - restart;
    // Its vrrp_startup_delay: until then it has none.
    await sleep(6000);
    await until("each address is where it belongs", 30, () => tier.isAtHome());
  });
  const [owners, none] = [tier.owners(began), tier.unowned(began)];
  expect(lost.filter((request) => !tier.wasUnderWay(request))).toEqual([]);
  expect(none).toBeLessThanOrEqual(longestGap);
  const [told] = forecast(tier.topology, { faults: ["keepalived-killed"] });
  const both = Number(/Both have it for up to (\S+) s/.exec(told?.lost ?? "")?.[1]);
  expect(owners).toBeLessThanOrEqual(both + late + longestOverlap);
  return `${lost.length} lost; nobody had an address for ${none.toFixed(1)} s, two for ${owners.toFixed(1)} s`;
};

export const killed = ({ machine }: Balancer) => machine.stop("keepalived", "SIGKILL");

/** Its parent ends as well: --dont-respawn. */
export async function vrrpCrashes({ machine }: Balancer): Promise<void> {
  const pids = machine.processes("keepalived");
  for (const pid of pids) if (pids.includes(parentOf(pid) ?? 0)) process.kill(pid, "SIGSEGV");
}
