/** A span of time in seconds. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A fault that `forecast` knows. */
export type FaultName =
  | "haproxy-stops"
  | "haproxy-killed"
  | "haproxy-hangs"
  | "keepalived-killed"
  | "keepalived-and-haproxy-killed"
  | "private-link-down"
  | "public-link-down"
  | "primary-vanishes"
  | "web-server-dies"
  | "web-server-hangs"
  | "all-web-servers-die"
  | "api-slow"
  | "api-down"
  | "api-refuses"
  | "split-brain"
  | "fail-back";

/** What happens to a tier after one fault. */
export interface Forecast {
  readonly fault: FaultName;
  /** `HAProxy is killed on lb1`. */
  readonly title: string;
  /** Who holds the addresses in the end. */
  readonly holders: readonly Holder[];
  /** Whose requests fail while it lasts: everybody's, some people's, or nobody's. */
  readonly affects: "all" | "some" | "none";
  /** From when the seconds count: from the fault, or, if the tier cannot help itself, from its repair. */
  readonly from: "fault" | "repair";
  /** How long it takes until all is as it will stay: the sum of the steps. */
  readonly seconds: Range;
  /** What happens one after the other, each with its time and where that time comes from. */
  readonly steps: readonly Step[];
  /** The sum in words: `0 to 0.1 s + 0.61 s = 0.61 to 0.71 s`. */
  readonly arithmetic: string;
  /** What clients lose, in a sentence. */
  readonly lost: string;
  /** The settings that would make it shorter, and what each costs. */
  readonly shorter: readonly Setting[];
}

/** Addresses that move together, and the balancer that has them in the end; none, if nobody has them. */
export interface Holder {
  readonly addresses: readonly string[];
  readonly balancer: string | undefined;
}

/** One part of the time. */
export interface Step {
  /** What happens, and how its time is made up. */
  readonly what: string;
  readonly least: number;
  readonly most: number;
}

/** A change of the topology that makes a fault's consequences shorter. */
export interface Setting {
  /** Its place in the topology: `vrrp.checkFall`. */
  readonly path: string;
  readonly value: number | string | boolean;
  /** How many seconds less it takes at the most; undefined if the tier then helps itself. */
  readonly saves: number | undefined;
  /** What it costs, in a sentence. */
  readonly costs: string;
}

/** What a fault's own module tells; forecast.ts adds the sum and the settings. */
export type Outcome = Pick<Forecast, "title" | "holders" | "affects" | "from" | "steps" | "lost">;
