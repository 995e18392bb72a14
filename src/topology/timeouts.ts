import type { Topology } from "./topology.js";
import type { Timeouts } from "./types/timeouts.js";

/** What HAProxy waits unless told otherwise, in the order in which haproxy.cfg has it. */
export const timeoutDefaults = {
  connect: "5s",
  client: "50s",
  server: "50s",
  check: "1s",
  httpRequest: "10s",
  keepAlive: "10s",
  queue: "30s",
  tunnel: "1h",
} as const satisfies Timeouts;

type Timeout = keyof Timeouts;

/** The time-outs of a tier, each said by the topology or a default. */
export function timeoutsOf({ timeouts }: Pick<Topology, "timeouts">): Record<Timeout, string> {
  if (timeouts === undefined) return timeoutDefaults;
  const said = Object.entries(timeouts).filter(([, duration]) => duration !== undefined);
  return { ...timeoutDefaults, ...Object.fromEntries(said) };
}

/** Where haproxy.cfg has other names for them. */
const haproxyNames: Partial<Record<Timeout, string>> = { httpRequest: "http-request", keepAlive: "http-keep-alive" };

export const haproxyTimeout = (name: string): string => haproxyNames[name as Timeout] ?? name;

/** The time-outs that a service or a backend has of its own, as haproxy.cfg names them. */
export function ownTimeouts(timeouts?: Timeouts): { timeout: string; duration: string }[] {
  if (timeouts === undefined) return [];
  return (Object.keys(timeoutDefaults) as Timeout[]).flatMap((name) => {
    const duration = timeouts[name];
    return duration === undefined ? [] : { timeout: haproxyTimeout(name), duration };
  });
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A duration such as `10s` in milliseconds. */
export function milliseconds(duration: string): number {
  const [, count, unit = ""] = /^(\d+)([a-z]+)$/.exec(duration) ?? [];
  return Number(count) * (units[unit] ?? Number.NaN);
}
