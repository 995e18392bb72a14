/** What one platform ships and what its programs can do: facts, no decisions. */
export interface Platform {
  readonly name: string;
  /** The versions that the generated files are for. */
  readonly versions: { readonly nginx: string; readonly haproxy: string; readonly keepalived: string };
  /** The `balance` algorithms that this HAProxy knows; NAME stands for an argument. */
  readonly balance: readonly string[];
  /** How the web servers can learn the client's address here; the first is the default. */
  readonly clientAddress: readonly [ClientAddress, ...ClientAddress[]];
  /** What is known to go wrong on this platform, whatever the topology says. */
  readonly faults: readonly Fault[];
}

/** A way to tell the web servers who called. */
export type ClientAddress = "none" | "x-forwarded-for" | "proxy-protocol";

/** Something legal that will bite. */
export interface Fault {
  /** Stable, for programs. */
  readonly code: string;
  /** The key of the topology that it belongs to. */
  readonly path: string;
  readonly message: string;
}
