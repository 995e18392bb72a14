import type { Warning } from "../issues/warning.js";

/** What one platform ships and what its programs can do: facts, no decisions. */
export type Platform = UpstartPlatform | SystemdPlatform;

interface CommonFacts {
  readonly name: string;
  /** The versions that the generated files are for. */
  readonly versions: { readonly nginx: string; readonly haproxy: string; readonly keepalived: string };
  /** The `balance` algorithms that this HAProxy knows; NAME stands for an argument. */
  readonly balance: readonly string[];
  /** How the web servers can learn the client's address here; the first is the default. */
  readonly clientAddress: readonly [ClientAddress, ...ClientAddress[]];
  /** Whether this HAProxy minds a frontend and a backend of one name: 3.2 warns, and 3.3 refuses. */
  readonly mindsSharedNames?: true;
  /** How often keepalived checks HAProxy unless told otherwise, in seconds. */
  readonly checkInterval: number;
  /** What is known to go wrong on this platform, whatever the topology says. */
  readonly faults: readonly Fault[];
}

/** The guide's kind: its texts are the guide's. */
export interface UpstartPlatform extends CommonFacts {
  readonly init: "upstart";
}

/** Today's kind. */
export interface SystemdPlatform extends CommonFacts {
  readonly init: "systemd";
  /** Whether keepalived knows `no_virtual_ipaddress`: since 2.2.8. */
  readonly noVirtualIpaddress: boolean;
  /** What the stock nginx.conf has that those of other platforms have not. */
  readonly nginxConf: StockNginxConf;
}

/** What starts a platform's services, and with that the style of its files: `upstart` is the guide's. */
export type Init = Platform["init"];

/** A way to tell the web servers who called. */
export type ClientAddress = "none" | "x-forwarded-for" | "proxy-protocol";

export interface StockNginxConf {
  /** Whether `worker_cpu_affinity auto` stands behind `worker_processes`. */
  readonly workerCpuAffinity: boolean;
  /** Whether `error_log` stands in the main context rather than in the http block. */
  readonly errorLogInMain: boolean;
}

/** Something valid that causes trouble on this platform. */
export type Fault = Warning;
