/** A recipe of docs/recipes.md, and what its clients are told before and after a failover. */
export interface Recipe {
  readonly name: string;
  /** The topology's file. */
  readonly topology: string;
  /** The addresses of hosts outside of it. */
  readonly servers?: readonly string[];
  /** What a client asks for again and again while the tier fails over. */
  readonly probe: Probe;
  /** How many servers HAProxy finds healthy; all of them when left out. */
  readonly healthy?: number;
  /**
   * A shell script with the words of around.sh. It defines `prepare`, which starts what is behind the balancers; `ask`, what
   * clients do; and, if it likes, `later`, which is played at the end.
   */
  readonly script: string;
  /** What `ask` prints, line by line: texts, or vitest's matchers. */
  readonly before: readonly unknown[];
  /** The same as before when left out. */
  readonly after?: readonly unknown[];
  readonly later?: readonly unknown[];
}

export interface Probe {
  /** Its scheme is `tcp:` where any byte is an answer. */
  readonly url: string;
  /** The statuses that are answers; only 200 when left out. */
  readonly statuses?: readonly number[];
  /** What a client says first over TCP, in hexadecimal. */
  readonly hello?: string;
}
