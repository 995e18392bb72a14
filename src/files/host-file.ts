import type { Init } from "../platforms/platform.js";
import type { Topology } from "../topology/defaults.js";

/** A file that every host of one kind has; `Shared` is what is made once for all of them. */
export interface HostFile<Host, Shared = unknown> {
  /** Where it belongs on the host. */
  readonly path: string;
  /** The kind of platform that has it, where not all do. */
  readonly init?: Init;
  /** Its permissions there: 0o600 where it holds a secret, 0o700 for a script, or else 0o644. */
  readonly mode: number;
  /** Whether the text holds a password or a token. */
  readonly secret: (topology: Topology) => boolean;
  /** Makes what is the same on all hosts. */
  readonly share: (topology: Topology) => Shared;
  /** Its text on one host. A method, so that files which share different things fit into one list. */
  textOn(shared: Shared, host: Host): string;
}

/** How a text is made that is the same on every host. */
export function sameOnAll(text: (topology: Topology) => string) {
  return { share: text, textOn: (whole: string) => whole };
}
