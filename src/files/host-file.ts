import type { Init } from "../platforms/platform.js";
import type { Topology } from "../topology/defaults.js";

/** A file that every host of one kind has. */
export interface HostFile<Host> {
  /** Where it belongs on the host. */
  readonly path: string;
  /** The kind of platform that has it, where not all do. */
  readonly init?: Init;
  /** Its permissions there: 0o600 where it holds a secret, 0o700 for a script, or else 0o644. */
  readonly mode: number;
  /** Whether the text holds a password or a token. */
  readonly secret: (topology: Topology) => boolean;
  /** Its text, in two steps: what all hosts share is made once. */
  readonly content: (topology: Topology) => (host: Host) => string;
}

/** A text that is the same on every host. */
export function sameOnAll(text: (topology: Topology) => string): (topology: Topology) => () => string {
  return (topology) => {
    const whole = text(topology);
    return () => whole;
  };
}
