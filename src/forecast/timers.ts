import { platforms } from "../platforms/index.js";
import { keepalivedRestart, providerFilesOf } from "../topology/facts.js";
import type { Topology } from "../topology/topology.js";

/** The timers in keepalived.conf, in seconds, and what keepalived can see. */
export interface Timers {
  /** A check of HAProxy: how often, how long it may take, and how many in a row decide. */
  readonly check: { readonly interval: number; readonly timeout: number; readonly fall: number; readonly rise: number };
  /** How long after a check that ran out of time the next one begins. */
  readonly checkPause: number;
  /** Whether the check asks HAProxy, rather than look for its process. */
  readonly checkAsks: boolean;
  /** Whether the kernel tells keepalived when HAProxy's process ends. */
  readonly seesProcess: boolean;
  /** Whether a balancer that fails tells the others at once (an advertisement of priority 0). */
  readonly givesNotice: boolean;
  readonly advertisement: number;
  /** How long systemd waits before it starts keepalived again. */
  readonly restart: number;
  /** How long a balancer with a higher priority waits before it takes over from a healthy one. */
  readonly preemptDelay: number;
  readonly preempts: boolean;
}

/**
 * The timers of a tier. What the topology does not say is in keepalived.conf's templates, and test/forecast holds these
 * figures against the generated files.
 */
export function timersOf(topology: Topology): Timers {
  const { vrrp } = topology;
  const platform = platforms[topology.platform];
  const isSystemd = platform.init === "systemd";
  // The guide's file says neither, and then one decides: keepalived 1.2.19, KEEPALIVED_DEFAULT_FALL.
  const fallback = isSystemd || providerFilesOf(topology).move === undefined ? 2 : 1;
  return {
    check: {
      interval: vrrp.checkInterval,
      timeout: 1,
      fall: vrrp.checkFall ?? fallback,
      rise: vrrp.checkRise ?? fallback,
    },
    // 2.3 waits a whole interval after a time-out; up to 2.2 the interval runs from the start of the check.
    checkPause: isAtLeast(platform.versions.keepalived, 2, 3)
      ? vrrp.checkInterval
      : Math.max(0, vrrp.checkInterval - 1),
    checkAsks: isSystemd,
    seesProcess: isSystemd,
    givesNotice: isSystemd,
    advertisement: vrrp.advertInterval ?? 1,
    restart: keepalivedRestart(topology),
    preemptDelay: vrrp.preemptDelay ?? 0,
    preempts: vrrp.preempt !== false,
  };
}

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
