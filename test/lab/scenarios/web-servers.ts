import { expect } from "vitest";
import type { Tier } from "../tier.js";
import { lostWithin, now, type Outage, outage, stateOf, until } from "../watch.js";
import type { Scenario } from "./scenario.js";

/** Whose pages the client got in the last second. */
async function pagesSeen(tier: Tier): Promise<string[]> {
  const answers = (await tier.history()).slice(-50);
  return [...new Set(answers.flatMap(({ body }) => body?.trim() ?? []))].sort();
}

async function dies(tier: Tier): Promise<undefined> {
  const [first, ...others] = tier.webServers;
  if (!first) return;
  const all = tier.webServers.map(({ name }) => name);
  expect(await pagesSeen(tier)).toEqual(all);
  await first.die();
  // Its check falls: after two failures, or the guide's three, 2 s apart at the most.
  await lostWithin(tier, 7);
  expect(await lostWithin(tier, 3)).toEqual([]);
  expect(await pagesSeen(tier)).toEqual(others.map(({ name }) => name));
  const lost = await lostWithin(tier, 8, first.boot);
  expect(lost).toEqual([]);
  expect(await pagesSeen(tier)).toEqual(all);
}

/** What a web server that hangs may cost: two failed checks of 1 s, and what passes before and between them. */
const hangSeconds = 3.5;

async function hangs(tier: Tier): Promise<Outage | undefined> {
  const [first] = tier.webServers;
  if (!first) return;
  const began = now();
  first.machine.signal("nginx", "SIGSTOP");
  try {
    const lost = await lostWithin(tier, 8);
    // By when it was given up, the last one had waited for as long as the client does.
    const last = Math.max(...lost.map(({ done }) => done));
    const outage = { began, seconds: (last - began) / 1000, lost: lost.length, apiCalls: 0 };
    expect(lost.length).toBeGreaterThan(0);
    expect(outage.seconds).toBeLessThanOrEqual(hangSeconds);
    return outage;
  } finally {
    first.machine.signal("nginx", "SIGCONT");
    await until("it takes part again", 10, async () => (await pagesSeen(tier)).includes(first.name));
  }
}

async function allDie(tier: Tier) {
  const { moves } = await tier.state();
  for (const server of tier.webServers) await server.die();
  await until("every balancer sees that it can serve nothing", 20, () =>
    tier.balancers.every((balancer) => stateOf(balancer) === "FAULT"),
  );
  const back = await outage(tier, async () => {
    for (const server of tier.webServers) await server.boot();
  });
  await until("one balancer is master again", 20, () => tier.balancers.some((one) => stateOf(one) === "MASTER"));
  await lostWithin(tier, 3);
  expect((await tier.state()).moves).toEqual(moves);
  return back;
}

export const oneDies: Scenario = { name: "a web server dies and comes back", fault: "web-server-dies", play: dies };

export const webServerScenarios: readonly Scenario[] = [
  oneDies,
  { name: "a web server hangs", fault: "web-server-hangs", play: hangs },
  { name: "all web servers die and come back", fault: "all-web-servers-die", play: allDie },
];
