import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { release } from "node:os";
import { basename } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import { checkers } from "../real/checkers.js";
import { topologyNamed } from "./topologies.js";
import { median, type Outage } from "./watch.js";

const page = "docs/lab.md";
const mark = "<!-- figures -->\n";

/** One scenario, played on one fixture. */
interface Row {
  readonly fixture: string;
  readonly scenario: string;
  readonly passed: boolean;
  readonly outages: readonly Outage[];
  /** Instead of outages, what it cost in words. */
  readonly figures?: string;
  /** What `forecast` tells of it. */
  readonly forecast?: string;
  /** The file of its topology, where it is not the fixture's. */
  readonly topology?: string;
  /** The platform that it was played on, where it is not the topology's. */
  readonly platform?: string;
}

/** Writes what the lab saw to lab-report.json, for programs, and lab-report.md, for people. */
export default class LabReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const inOrder = [...modules].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
    const rows = inOrder.flatMap((module) =>
      [...module.children.allTests()].flatMap((test): Row | never[] => {
        const { lab } = test.meta();
        return lab ? { ...lab, passed: test.ok() } : [];
      }),
    );
    if (rows.length === 0) return;
    const roots = [
      ...new Set(
        rows.map((row) => checkers[(row.platform ?? inTopology(row, "platform")) as keyof typeof checkers].programs),
      ),
    ].sort();
    const programs = {
      kernel: release(),
      hosts: Object.fromEntries(roots.map((root) => [basename(root) || "this machine", versions(root)])),
    };
    writeFileSync("lab-report.json", `${JSON.stringify({ programs, rows }, null, 2)}\n`);
    const text = `Linux ${release()}; ${Object.values(programs.hosts).join("; ")}.\n\n${tables(rows)}`;
    writeFileSync("lab-report.md", text);
    if (process.env.LAB_DOCS === "1")
      writeFileSync(page, `${readFileSync(page, "utf8").split(mark)[0]}${mark}\n${text}`);
  }
}

/** As the fixture says: this file is loaded without the templates, so nothing reads a whole topology. */
function inTopology({ fixture, topology }: Row, key: "platform" | "provider"): string {
  const text = readFileSync(topology ?? topologyNamed(fixture), "utf8");
  const [, value = ""] = new RegExp(`\\b${key}: (\\S+)`).exec(text) ?? [];
  return value;
}

/** What a release runs: `nginx/1.22.1, HAProxy 2.6.12-1+deb12u4, keepalived v2.2.7`. */
function versions(root: string): string {
  const first = (program: string, pattern: RegExp) => {
    const said = execFileSync("chroot", [root, "sh", "-c", `${program} 2>&1`], { encoding: "utf8" });
    return pattern.exec(said)?.[1] ?? said;
  };
  const nginx = first("nginx -v", /nginx\/(\S+)/);
  const haproxy = first("haproxy -v", /version (\S+)/);
  return `nginx ${nginx}, HAProxy ${haproxy}, keepalived ${first("keepalived --version", /Keepalived v(\S+)/)}`;
}

/** A table for each provider, and a list of what was played on one fixture. */
function tables(rows: readonly Row[]): string {
  const onOne = rows.filter((row) => rows.every((other) => other === row || other.scenario !== row.scenario));
  const onSeveral = rows.filter((row) => !onOne.includes(row));
  const providerOf = (row: Row) => inTopology(row, "provider");
  const byProvider = [...new Set(onSeveral.map(providerOf))].map((provider) =>
    onSeveral.filter((row) => providerOf(row) === provider),
  );
  const list = onOne.map((row) => [row.scenario, row.fixture, summary(row)]);
  return [...byProvider.map(compared), lines(["scenario", "fixture", "seen"], list)].join("\n");
}

/** A row a scenario, a column a fixture. */
function compared(rows: readonly Row[]): string {
  const fixtures = [...new Set(rows.map(({ fixture }) => fixture))].sort();
  const scenarios = [...new Set(rows.map(({ scenario }) => scenario))];
  const cell = (scenario: string, fixture: string) => {
    const row = rows.find((one) => one.scenario === scenario && one.fixture === fixture);
    return row ? summary(row) : "";
  };
  return lines(
    ["scenario", ...fixtures],
    scenarios.map((scenario) => [scenario, ...fixtures.map((fixture) => cell(scenario, fixture))]),
  );
}

const lines = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");

/** `0.71 s, 36 lost, 1 call (told: 0.66 to 1.76 s)`; of several, the medians. */
function summary({ passed, outages, figures, forecast }: Row): string {
  if (!passed) return "failed";
  const told = forecast === undefined ? "" : ` (told: ${forecast})`;
  if (figures !== undefined) return figures;
  if (outages.length === 0) return `as it should${told}`;
  const [seconds, lost, calls] = [
    median(outages.map((outage) => outage.seconds ?? Number.POSITIVE_INFINITY)),
    median(outages.map((outage) => outage.lost)),
    median(outages.map((outage) => outage.apiCalls)),
  ];
  const time = seconds === Number.POSITIVE_INFINITY ? "never" : `${seconds.toFixed(2)} s`;
  return `${time}, ${lost} lost, ${calls} ${calls === 1 ? "call" : "calls"}${told}`;
}
