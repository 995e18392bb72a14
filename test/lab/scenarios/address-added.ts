import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { isIpv4 } from "../../../src/fields/address.js";
import { keepalivedConf, type Topology } from "../../../src/index.js";
import type { Balancer } from "../hosts.js";
import type { Tier } from "../tier.js";
import { lostWithin } from "../watch.js";

/** Until a balancer that no longer hears the others would be master. */
const silence = 4500;

/**
 * The tier gets one more address, one balancer after the other, and loses it again. A balancer that refused the others'
 * advertisements, because they list another number of addresses, would be a second master meanwhile.
 */
export async function addressIsAdded(tier: Tier): Promise<undefined> {
  const { topology, balancers } = tier;
  const { failover } = topology;
  if (failover.provider !== "vip") throw new Error("no addresses of its own");
  const added = tier.moving.some(isIpv4) ? "192.168.10.99" : "fd00:10::99";
  const prefix = isIpv4(added) ? 24 : 64;
  const more = {
    ...topology,
    failover: { ...failover, addresses: [...(failover.addresses ?? []), `${added}/${prefix}`] },
  };
  const began = Date.now();
  const lost = await lostWithin(tier, 1, async () => {
    for (const balancer of [...balancers].reverse()) await reload(balancer, more);
    expect(await tier.first.has(added)).toBe(true);
    for (const balancer of balancers) await reload(balancer, topology);
    expect(await tier.first.has(added)).toBe(false);
  });
  expect(lost).toEqual([]);
  expect(tier.owners(began)).toBe(0);
  expect(await tier.isAtHome()).toBe(true);
}

async function reload({ machine, facts }: Balancer, topology: Topology): Promise<void> {
  machine.write("/etc/keepalived/keepalived.conf", keepalivedConf(topology, facts));
  const [main] = machine.processes("keepalived");
  if (main === undefined) throw new Error("no keepalived");
  process.kill(main, "SIGHUP");
  await sleep(silence);
}
