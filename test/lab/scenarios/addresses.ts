import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Balancer } from "../hosts.js";
import type { Tier } from "../tier.js";
import { lostWithin, outage, stateOf, until } from "../watch.js";
import { failBack } from "./balancers.js";
import type { Scenario } from "./scenario.js";

// A balancer's addresses and interfaces come late, go, and come back.

const backup = (balancer: Balancer) => () => stateOf(balancer) === "BACKUP";

/** The private address is there only some seconds after everything was started. */
async function bootLate(tier: Tier, balancers: readonly Balancer[]): Promise<void> {
  for (const balancer of balancers) {
    await balancer.vanish();
    await balancer.loseAddress("private");
    await balancer.mend("private");
    await balancer.mend("public");
  }
  const booted = Promise.all(balancers.map((balancer) => balancer.boot()));
  await sleep(6000);
  for (const balancer of balancers) {
    const waits = /^keepalived waits: .* is not on eth1: .*privateIp in the topology/;
    await until("it says so", 10, () => balancer.said.some((line) => waits.test(line)));
    await balancer.regainAddress("private");
  }
  await booted;
  expect(tier.balancers.length).toBeGreaterThan(1);
}

const lateOnSecondary: Scenario = {
  name: "the secondary's private address comes late at boot, and then HAProxy is killed",
  play: async (tier) => {
    expect(await lostWithin(tier, 1, () => bootLate(tier, [tier.second]))).toEqual([]);
    await until("the second takes part", 15, () => tier.second.takesPart && backup(tier.second)());
    const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"), 5);
    await failBack(tier, () => tier.first.startHaproxy());
    return cost;
  },
};

const lateOnBoth: Scenario = {
  name: "both private addresses come late at boot",
  play: (tier) => outage(tier, () => bootLate(tier, tier.balancers), 30),
};

const remade: Scenario = {
  name: "the primary's private interface is recreated, and then the secondary's HAProxy is killed",
  play: async (tier) => {
    const { machine, facts } = tier.first;
    // Without it no web server is reached, and so requests are lost until the second has the IP.
    const cost = await outage(
      tier,
      async () => {
        await tier.first.loseInterface();
        await until("the second is master", 15, () => stateOf(tier.second) === "MASTER");
        await sleep(3000);
        await tier.first.regainInterface();
        await until("the first is master again", 15, () => stateOf(tier.first) === "MASTER");
        await until("the second is backup", 10, backup(tier.second));
      },
      40,
    );
    expect(await machine.sh("ip -o -4 address show eth1")).toContain(facts.privateIp);
    await lostWithin(tier, 2);
    expect(await lostWithin(tier, 5, () => tier.second.machine.stop("haproxy", "SIGKILL"))).toEqual([]);
    await tier.second.startHaproxy();
    return cost;
  },
};

const returns: Scenario = {
  name: "the primary's private address is removed and comes back",
  play: async (tier) => {
    const cost = await outage(
      tier,
      async () => {
        await tier.first.loseAddress("private");
        await until("the second is master", 15, () => stateOf(tier.second) === "MASTER");
      },
      15,
    );
    await failBack(tier, () => tier.first.regainAddress("private"));
    return cost;
  },
};

const anchor: Scenario = {
  name: "the primary's anchor IP is removed and comes back",
  play: async (tier) => {
    const cost = await outage(tier, () => tier.first.loseAddress("public"), 15);
    expect((await tier.state()).holder).toBe(tier.second.name);
    expect(stateOf(tier.first)).toBe("FAULT");
    expect(tier.first.said.some((line) => line.includes("anchorIp"))).toBe(true);
    await failBack(tier, () => tier.first.regainAddress("public"));
    return cost;
  },
};

/** keepalived's check asks by a socket, and is answered as ever. */
const deafFrontend: Scenario = {
  name: "the primary's HAProxy stops listening on its anchor IP, and listens again",
  play: async (tier) => {
    const tell = (what: string) =>
      tier.first.machine.sh(
        `echo "${what} frontend www" | curl -q --silent --max-time 2 --unix-socket /run/haproxy/admin.sock telnet://localhost || [ $? = 28 ]`,
      );
    const cost = await outage(tier, () => tell("disable"), 15);
    expect((await tier.state()).holder).toBe(tier.second.name);
    expect(stateOf(tier.first)).toBe("FAULT");
    expect(tier.first.said.join("\n")).toContain(`HAProxy does not listen on ${tier.first.facts.anchorIp}`);
    await failBack(tier, () => tell("enable"));
    return cost;
  },
};

/** The topology names an interface that this host does not have, or another than the one with the address. */
const misnamed: Scenario = {
  name: "the secondary's interface has another name than the topology says",
  play: async (tier) => {
    const { machine } = tier.second;
    await tier.second.vanish();
    await machine.sh("ip link set eth1 down; ip link set eth1 name ens3; ip link set ens3 up");
    await tier.second.mend("private");
    await tier.second.mend("public");
    const booted = tier.second.boot();
    await until("it says so", 10, () =>
      tier.second.said.some((line) => /is on ens3, not on eth1: correct vrrp.interface in the topology/.test(line)),
    );
    await machine.sh("ip link set ens3 down; ip link set ens3 name eth1; ip link set eth1 up");
    await booted;
    await until("the second takes part", 15, backup(tier.second));
    return undefined;
  },
};

export const addressScenarios: readonly Scenario[] = [
  lateOnSecondary,
  lateOnBoth,
  remade,
  returns,
  anchor,
  deafFrontend,
  misnamed,
];
