import type { Issue } from "./issues/issue.js";

/** Thrown for an invalid topology, with every error in `issues`. */
export class TopologyError extends Error {
  override readonly name = "TopologyError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path || "topology"}: ${issue.message}`).join("\n"));
    this.issues = issues;
  }
}

/** Thrown for a value that is missing or not allowed in its place: the topology did not come from `parseTopology`, or this library has a bug. */
export class UnsafeValueError extends Error {
  override readonly name = "UnsafeValueError";

  constructor(problem: string) {
    // The value stays out of the message: it may be a secret.
    super(`${problem}; pass topologies through parseTopology`);
  }
}
