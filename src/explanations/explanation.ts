/** More about one code than fits into a report: loaded by the command line only. */
export interface Explanation {
  /** What the fault is. */
  readonly what: string;
  /** What it looks like when it strikes: for an error, what the refusal prevents. */
  readonly night: string;
  /** How to fix it. */
  readonly fix: string;
}

export type Explanations<Code extends string> = Readonly<Record<Code, Explanation>>;
