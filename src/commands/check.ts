import { TopologyError } from "../errors.js";
import type { Warning } from "../issues/warning.js";
import { lint } from "../topology/warnings/lint.js";
import { lintTiers } from "../topology/warnings/tiers.js";
import { type Command, type Streams, UsageError } from "./command.js";
import { count, json } from "./print.js";
import { reportIssues, reportJson, reportTierWarnings, reportWarnings } from "./report.js";
import { readTiers, split, type Tier, tiersOf } from "./tiers.js";
import { topologyFrom } from "./topology.js";

const usage = "usage: haproxy-failover check TOPOLOGY... or check --explain CODE";

export const check: Command = {
  usage: "check TOPOLOGY...",
  summary: "report every error and warning",
  help: `Prints every error or, if there are none, every warning: a valid setting that is likely
to cause trouble. Each has its place in the topology and a stable code.

With several topologies, or a folder of them, also reports conflicts between tiers:
shared addresses, and the same VRID on one network.

  --strict         fail on warnings too
  --json           print errors and warnings as JSON
  --routes         print instead where the requests of each service go, in the order in
                   which HAProxy decides
  --explain CODE   explain an error or a warning instead: what it is, what it looks
                   like in the night, and how to fix it

Examples:
  haproxy-failover check topology.yaml
  haproxy-failover check --strict tiers/
  haproxy-failover check --json - < topology.yaml
  haproxy-failover check --routes topology.yaml
  haproxy-failover check --explain vrid-shared

Exit code: 0 without errors, 1 with (--strict: or with warnings).`,
  options: {
    json: { type: "boolean" },
    strict: { type: "boolean" },
    routes: { type: "boolean" },
    explain: { type: "string" },
  },
  operands: { least: 0, most: Number.POSITIVE_INFINITY },
  completes: { operands: "file", options: { explain: "nothing" } },
  refused: 1,
  async run({ operands, options }, streams) {
    const wanted = { isJson: options.json === true, isStrict: options.strict === true };
    if ((options.explain === undefined) === (operands.length === 0)) throw new UsageError(usage);
    if (typeof options.explain === "string") {
      const { explain } = await import("./explain.js");
      streams.out(explain(options.explain, wanted.isJson));
      return 0;
    }
    const tiers = tiersOf(operands);
    if (options.routes === true) {
      if (tiers !== undefined) throw new UsageError("check --routes takes one topology");
      const { reportRoutes } = await import("./routes.js");
      streams.out(reportRoutes(await topologyFrom(operands[0] ?? "-"), wanted.isJson));
      return 0;
    }
    return tiers === undefined ? checkOne(operands[0] ?? "-", wanted, streams) : checkTiers(tiers, wanted, streams);
  },
};

interface Wanted {
  readonly isJson: boolean;
  readonly isStrict: boolean;
}

async function checkOne(file: string, { isJson, isStrict }: Wanted, { out, color }: Streams): Promise<number> {
  let warnings: Warning[];
  try {
    warnings = lint(await topologyFrom(file));
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error;
    out(isJson ? reportJson(error.issues, []) : reportIssues(file, error.issues, color));
    return 1;
  }
  out(isJson ? reportJson([], warnings) : reportWarnings(file, warnings, color));
  return isStrict && warnings.length > 0 ? 1 : 0;
}

async function checkTiers(tiers: readonly Tier[], { isJson, isStrict }: Wanted, streams: Streams): Promise<number> {
  const { out, color } = streams;
  const read = await readTiers(tiers, streams);
  const { accepted, refused } = split(read);
  const tierWarnings = lintTiers(accepted);
  const reports = read.map((tier) => ({
    tier,
    errors: "errors" in tier ? tier.errors : [],
    warnings: "errors" in tier ? [] : lint(tier.topology),
  }));
  const warnings = reports.reduce((sum, report) => sum + report.warnings.length, tierWarnings.length);
  if (isJson) {
    const topologies = reports.map(({ tier: { name, file }, ...report }) => ({ tier: name, file, ...report }));
    out(json({ topologies, tierWarnings }));
  } else {
    for (const { tier, errors, warnings: own } of reports) {
      out(`${errors.length > 0 ? reportIssues(tier.file, errors, color) : reportWarnings(tier.file, own, color)}\n`);
    }
    out(tierWarnings.length > 0 ? `${reportTierWarnings(tierWarnings, color)}\n` : "");
    out(`${count(tiers.length, "tier")}: ${refused.length} refused, ${count(warnings, "warning")}\n`);
  }
  return refused.length > 0 || (isStrict && warnings > 0) ? 1 : 0;
}
