import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { release } from "node:os";
import type { Reporter, TestModule } from "vitest/node";
import { median, type Outage } from "./watch.js";

const page = "docs/lab.md";
const mark = "<!-- figures -->\n";

/** One scenario, played on one fixture. */
interface Row {
  readonly fixture: string;
  readonly scenario: string;
  readonly passed: boolean;
  /** How often it was played until it passed, or was given up. */
  readonly tries: number;
  readonly outages: readonly Outage[];
}

/** Writes what the lab saw to lab-report.json, for programs, and lab-report.md, for people. */
export default class LabReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const inOrder = [...modules].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
    const rows = inOrder.flatMap((module) =>
      [...module.children.allTests()].flatMap((test): Row | never[] => {
        const { lab } = test.meta();
        return lab ? { ...lab, passed: test.ok(), tries: 1 + (test.diagnostic()?.retryCount ?? 0) } : [];
      }),
    );
    if (rows.length === 0) return;
    const programs = { kernel: release(), ...versions() };
    writeFileSync("lab-report.json", `${JSON.stringify({ programs, rows }, null, 2)}\n`);
    const text = `${Object.values(programs).join(", ")}.\n\n${table(rows)}`;
    writeFileSync("lab-report.md", text);
    if (process.env.LAB_DOCS === "1")
      writeFileSync(page, `${readFileSync(page, "utf8").split(mark)[0]}${mark}\n${text}`);
  }
}

function versions(): Record<string, string> {
  const first = (program: string, option: string) =>
    execFileSync("sh", ["-c", `${program} ${option} 2>&1 | head -n 1`], { encoding: "utf8" }).trim();
  return { nginx: first("nginx", "-v"), haproxy: first("haproxy", "-v"), keepalived: first("keepalived", "-v") };
}

/** A row a scenario, a column a fixture. */
function table(rows: readonly Row[]): string {
  const fixtures = [...new Set(rows.map(({ fixture }) => fixture))].sort();
  const scenarios = [...new Set(rows.map(({ scenario }) => scenario))];
  const cell = (scenario: string, fixture: string) => {
    const row = rows.find((one) => one.scenario === scenario && one.fixture === fixture);
    return row ? summary(row) : "";
  };
  const lines = [
    ["scenario", ...fixtures],
    ["---", ...fixtures.map(() => "---")],
    ...scenarios.map((scenario) => [scenario, ...fixtures.map((fixture) => cell(scenario, fixture))]),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** `0.71 s, 36 lost, 1 call`; of several, the medians. */
function summary({ passed, tries, outages }: Row): string {
  if (!passed) return "failed";
  const again = tries === 1 ? "" : " (second try)";
  if (outages.length === 0) return `as it should${again}`;
  const [seconds, lost, calls] = [
    median(outages.map((outage) => outage.seconds ?? Number.POSITIVE_INFINITY)),
    median(outages.map((outage) => outage.lost)),
    median(outages.map((outage) => outage.apiCalls)),
  ];
  const time = seconds === Number.POSITIVE_INFINITY ? "never" : `${seconds.toFixed(2)} s`;
  return `${time}, ${lost} lost, ${calls} ${calls === 1 ? "call" : "calls"}${again}`;
}
