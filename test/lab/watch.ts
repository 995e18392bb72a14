import { setTimeout as sleep } from "node:timers/promises";
import type { ForecastOptions } from "../../src/index.js";
import type { Balancer } from "./hosts.js";
import type { ClientRequest } from "./messages.js";
import type { Tier } from "./tier.js";

/** What a fault cost. */
export interface Outage {
  /** When the fault was played, in ms since 1970. */
  readonly began: number;
  /** From the fault to the first good answer, of what was lost last, after which none is missing; null if there was none for as long as it was watched. */
  readonly seconds: number | null;
  /** How many of the client's requests, 50 a second, had no good answer. */
  readonly lost: number;
  /** How many calls the API got until then. */
  readonly apiCalls: number;
  /** What the forecast must know of this very fault. */
  readonly assuming?: ForecastOptions;
}

export const now = () => performance.timeOrigin + performance.now();

/** Waits until something is so; else throws, with what was waited for. */
export async function until(what: string, seconds: number, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = now() + seconds * 1000;
  while (!(await isSo())) {
    if (now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(50);
  }
}

export const isLost = ({ error }: ClientRequest) => error !== undefined;

/** Half a second of good answers. */
export const isSteady = (requests: readonly ClientRequest[]) =>
  requests.length >= 25 && !requests.slice(-25).some(isLost);

/** Plays a fault, and waits until the site, which must have been away, answers again. */
export async function outage(tier: Tier, fault: () => Promise<unknown> | undefined, seconds = 30): Promise<Outage> {
  const began = now();
  await fault();
  const since = async () => (await tier.history()).filter(({ done }) => done >= began);
  await until("the site was away, and answers again", seconds, async () => {
    const requests = await since();
    return requests.some(isLost) && isSteady(requests);
  });
  const requests = await since();
  const lastLost = requests.filter(isLost).at(-1)?.n ?? 0;
  // The next one asks another address, which may never have been away.
  const again = requests.find(({ n }) => n > lastLost && (n - lastLost) % tier.asked.length === 0);
  const answered = again?.done ?? Number.NaN;
  const { calls } = await tier.state();
  return {
    began,
    seconds: (answered - began) / 1000,
    lost: requests.filter(isLost).length,
    apiCalls: calls.filter(({ at }) => at >= began && at <= answered).length,
  };
}

/** Watches for a while; gives the requests that had no good answer. */
export async function lostWithin(
  tier: Tier,
  seconds: number,
  meanwhile?: () => Promise<unknown>,
): Promise<ClientRequest[]> {
  const began = now();
  await Promise.all([sleep(seconds * 1000), meanwhile?.()]);
  const ended = now();
  await until("what is under way ends", 5, async () => ((await tier.history()).at(-1)?.sent ?? 0) >= ended);
  return tier.past.filter((request) => request.done >= began && request.sent <= ended && isLost(request));
}

/** What keepalived last told a balancer's master.sh, or, where there is none, its log; undefined if that keepalived is no more. */
export function stateOf(balancer: Balancer): string | undefined {
  const { machine, moving } = balancer;
  if (moving.length > 0) return machine.processes("keepalived").length > 0 ? balancer.entered : undefined;
  try {
    const [state] = machine.read("/run/keepalived-master.state").split(" ");
    return machine.processes("keepalived").length > 0 ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Without preemption nobody takes the IP back by himself: the others' HAProxies rest until the first is master. */
async function bringBack(tier: Tier): Promise<void> {
  const others = tier.balancers.filter((balancer) => balancer !== tier.first);
  if (tier.topology.vrrp.preempt !== false || !others.some((balancer) => stateOf(balancer) === "MASTER")) return;
  for (const { machine } of others) await machine.stop("haproxy");
  await until("the first is master", 15, () => stateOf(tier.first) === "MASTER");
  for (const balancer of others) await balancer.startHaproxy();
}

/** Waits until all is well: the preferred balancer is master and has the IP, the others are backups, the site answers. */
export async function ready(tier: Tier): Promise<void> {
  await bringBack(tier);
  const isReady = async () =>
    tier.balancers.every((balancer) => stateOf(balancer) === (balancer === tier.first ? "MASTER" : "BACKUP")) &&
    tier.balancers.every(({ takesPart }) => takesPart) &&
    (await tier.state()).holder === tier.first.name &&
    isSteady(await tier.history());
  await until("the preferred balancer has the IP, and the site answers", 60, isReady);
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2;
}
