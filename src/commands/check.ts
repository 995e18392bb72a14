import { TopologyError } from "../errors.js";
import { lint, type Warning } from "../topology/warnings.js";
import type { Command } from "./command.js";
import { reportIssues, reportJson, reportWarnings } from "./report.js";
import { topologyFrom } from "./topology.js";

export const check: Command = {
  usage: "check TOPOLOGY",
  summary: "tell every error and warning, and how to mend it",
  help: `Prints every error, or, where there is none, every warning: what is legal and will
bite. Each has its place in the topology and a stable code.

  --strict   let warnings fail too
  --json     print errors and warnings as JSON

Exit code: 0 if all is well, 1 for an error (with --strict also for a warning).`,
  options: { json: { type: "boolean" }, strict: { type: "boolean" } },
  operands: 1,
  refused: 1,
  async run({ operands: [file = "-"], options }, { out, color }) {
    let warnings: Warning[];
    try {
      warnings = lint(await topologyFrom(file));
    } catch (error) {
      if (!(error instanceof TopologyError)) throw error;
      out(options.json ? reportJson(error.issues, []) : reportIssues(file, error.issues, color));
      return 1;
    }
    out(options.json ? reportJson([], warnings) : reportWarnings(file, warnings, color));
    return options.strict && warnings.length > 0 ? 1 : 0;
  },
};
