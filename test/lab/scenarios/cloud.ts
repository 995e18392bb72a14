import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { FaultName, Range } from "../../../src/index.js";
import { clientAddressesOf } from "../../../src/topology/facts.js";
import { dialectOf } from "../dialects.js";
import type { Faults } from "../messages.js";
import type { Tier } from "../tier.js";
import { now, type Outage, outage, until } from "../watch.js";
import type { Scenario } from "./scenario.js";

/** What the cloud's 429 asks for, in seconds. */
const retryAfter = 4;

export interface CloudFault {
  readonly fault: FaultName;
  readonly faults: Faults;
  /** How long the API takes to move the IP, where it is slow. */
  readonly slowMove?: Range;
  /** How long it lasts from the first call that it spoils, in seconds; for ever, if left out. */
  readonly lasts?: number;
  /** Within how many seconds the site answers again at the first address, and not before the fault ends. */
  readonly within: number;
  /** What the balancer that takes over says between that it is master and that it has moved the IP. */
  readonly says: string;
  /** How many calls the API may get for an address. */
  readonly calls: number;
}

/** However long it takes until somebody calls the API, it is so many seconds later that all is well: when that is. */
async function mendAfter(tier: Tier, seconds: number): Promise<number> {
  const { calls } = await tier.state();
  const isSpoilt = async () =>
    (await tier.state()).calls.slice(calls.length).some(({ status }) => status === "unanswered" || status >= 400);
  await until("a call is spoilt", 20, isSpoilt);
  await sleep(seconds * 1000);
  await tier.faults({});
  return now();
}

/** For how long the API was not well since it was asked to move the IP; at least for as long as a 429 says. */
async function spoiltFor(tier: Tier, began: number, mended: number): Promise<number> {
  const { calls } = await tier.state();
  const asked = calls.filter(({ at, method }) => at >= began && method === "POST");
  const seconds = Math.max(0, mended - (asked[0]?.at ?? mended)) / 1000;
  return asked.some(({ status }) => status === 429) ? Math.max(seconds, retryAfter) : seconds;
}

/** HAProxy dies on the first balancer, and the cloud is not well either. */
export const cloudFault = (name: string, fault: CloudFault): Scenario => ({
  name,
  fault: fault.fault,
  play: async (tier: Tier): Promise<Outage> => {
    const { faults, lasts, within, says, calls, slowMove } = fault;
    const addresses = clientAddressesOf(tier.topology);
    await tier.faults(faults);
    const before = tier.second.said.length;
    const mended = lasts === undefined ? undefined : mendAfter(tier, lasts);
    const cost = await outage(tier, () => tier.first.machine.stop("haproxy", "SIGKILL"), within + tier.apart);
    const apiFault = mended && (await spoiltFor(tier, cost.began, await mended));
    if (lasts !== undefined) expect(cost.seconds).toBeGreaterThan(lasts);
    // Where nobody else knows, the API is asked before each call where the address is.
    const { isTold, callsAMove = isTold ? 1 : 2 } = dialectOf(tier.topology.failover.provider);
    expect(cost.apiCalls).toBeLessThanOrEqual(callsAMove * calls * addresses.length);
    const moved = addresses.map((ip) => `moved ${ip} here:`);
    const said = () => tier.second.said.slice(before);
    await until("it says so", 10, () => moved.every((words) => said().some((line) => line.startsWith(words))));
    // A failure that lasts is said once more, as an error. For a connection that ends without TLS's own end, later curls say 56.
    const others = said()
      .filter((line) => line !== "the API answers again" && !moved.some((words) => line.startsWith(words)))
      .map((line) => line.replace("broke (curl 56)", "broke (curl 52)"));
    const words = dialectOf(tier.topology.failover.provider).says?.[says] ?? says;
    const masters = addresses.map((ip) => `is master, and keeps ${ip} here`);
    expect(new Set(others)).toEqual(new Set([...masters, ...(says === "" ? [] : [words])]));
    await tier.faults({});
    await tier.first.startHaproxy();
    return { ...cost, assuming: { ...(slowMove && { slowMove }), ...(apiFault !== undefined && { apiFault }) } };
  },
});

/** The second asks for the IP, is no longer master, is it again and asks again, while its first action is pending. */
async function flap(tier: Tier): Promise<Outage> {
  await tier.faults({ pending: true });
  const [refused] = dialectOf(tier.topology.failover.provider).busy;
  const { calls: before } = await tier.state();
  const asked = async () => (await tier.state()).calls.slice(before.length).filter(({ method }) => method === "POST");
  const cost = await outage(tier, async () => {
    await tier.first.machine.stop("haproxy", "SIGKILL");
    await until("the second asks for the IP", 10, async () => (await asked()).length > 0);
    await tier.second.machine.stop("haproxy", "SIGKILL");
    await tier.second.startHaproxy();
    await until("it is refused", 60, async () => (await asked()).some(({ status }) => status === refused));
    await tier.faults({});
  });
  const statuses = (await asked()).map(({ status }) => status);
  expect(statuses.slice(0, 2)).toEqual([201, refused]);
  // At most one a second.
  expect(statuses.length).toBeLessThanOrEqual(2 + (cost.seconds ?? 0));
  // Without preemption, whoever took over while the second's HAProxy was away keeps the IP.
  const { holder } = await tier.state();
  if (tier.topology.vrrp.preempt) expect(holder).toBe(tier.second.name);
  else expect(holder).not.toBe(tier.first.name);
  await tier.faults({});
  await tier.first.startHaproxy();
  return cost;
}

export const cloudScenarios: readonly Scenario[] = [
  cloudFault("the API is down for 60 s", {
    fault: "api-down",
    faults: { api: "down" },
    lasts: 60,
    within: 90,
    says: "the API does not answer: the connection broke (curl 52)",
    calls: 12,
  }),
  cloudFault("the API is slow", {
    fault: "api-slow",
    faults: { slow: 1500, completes: 3000 },
    slowMove: { least: 4.5, most: 4.8 },
    within: 15,
    says: "",
    calls: 10,
  }),
  { name: "the API is busy in the middle of a flap", play: flap },
  cloudFault("the API answers 429", {
    fault: "api-refuses",
    faults: { api: 429 },
    lasts: 3,
    within: 15,
    says: "the API asks to wait (429)",
    calls: 3,
  }),
  cloudFault("the API answers 500", {
    fault: "api-refuses",
    faults: { api: 500 },
    lasts: 4,
    within: 15,
    says: "the API fails (500)",
    calls: 5,
  }),
  cloudFault("the metadata service is down", {
    fault: "haproxy-killed",
    faults: { metadata: "down" },
    within: 5,
    says: "",
    calls: 4,
  }),
  cloudFault("the token is wrong", {
    fault: "api-refuses",
    faults: { token: "another-made-up-token" },
    lasts: 5,
    within: 20,
    says: "the API refuses the token (401)",
    calls: 8,
  }),
];
