import { foundIn } from "./found.js";
import type { Issue, Problem } from "./issue.js";
import { formatPath } from "./path.js";
import { wantedFor } from "./wanted.js";

/** Puts a problem into words. */
export function makeIssue(problem: Problem, line?: number): Issue {
  const found = foundIn(problem);
  const wanted = wantedFor(problem);
  const message = `found ${found}; wanted ${wanted}`;
  const issue = { ...problem, path: formatPath(problem.keys), found, wanted, message };
  return line === undefined ? issue : { ...issue, line };
}
