import type { Issue } from "./issues/issue.js";

/** A topology that was refused, with everything that is wrong with it in `issues`. */
export class TopologyError extends Error {
  override readonly name = "TopologyError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path || "topology"}: ${issue.message}`).join("\n"));
    this.issues = issues;
  }
}

/** A value is missing from a template, or reached it without having been parsed into what its place can hold: a topology that `parseTopology` has not seen, or a mistake of ours. */
export class UnsafeValueError extends Error {
  override readonly name = "UnsafeValueError";

  constructor(problem: string) {
    // The value stays out of the message: it may be a secret.
    super(`${problem}; pass topologies through parseTopology`);
  }
}
