import type { Issue } from "./issues/issue.js";

/**
 * An error that `instanceof` recognizes whichever copy of the library threw it: a program may load the ES modules and
 * CommonJS side by side, each with its own classes.
 */
export abstract class BrandedError extends Error {
  /** The same symbol in every copy of the library. */
  abstract get brand(): symbol;

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: `this` is the subclass.
    const { prototype } = this;
    const error = value as BrandedError | null | undefined;
    if (Object.hasOwn(prototype, "brand")) return error?.brand === prototype.brand;
    // A subclass without its own brand is an ordinary class.
    return Object.prototype.isPrototypeOf.call(prototype, error as object);
  }
}

/** Thrown for an invalid topology, with every error in `issues`. */
export class TopologyError extends BrandedError {
  override readonly name = "TopologyError";
  readonly issues: readonly Issue[];

  get brand(): symbol {
    return Symbol.for("haproxy-failover.TopologyError");
  }

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path || "topology"}: ${issue.message}`).join("\n"));
    this.issues = issues;
  }
}

/**
 * Thrown for a value that is missing or not allowed in its place: the topology did not come from `parseTopology`, or
 * this library has a bug.
 */
export class UnsafeValueError extends BrandedError {
  override readonly name = "UnsafeValueError";

  get brand(): symbol {
    return Symbol.for("haproxy-failover.UnsafeValueError");
  }

  /** The path of the generated file that cannot be made, where it is one file. */
  readonly file: string | undefined;
  /** The placeholder's name in its template. */
  readonly placeholder: string | undefined;

  constructor(problem: string, file?: string, placeholder?: string) {
    const place = placeholder === undefined ? "" : ` for {{${placeholder}}} in ${file}`;
    // The value stays out of the message: it may be a secret.
    super(`${problem}${place}; pass topologies through parseTopology`);
    this.file = file;
    this.placeholder = placeholder;
  }
}
