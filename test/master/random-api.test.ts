import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { describeWith } from "../real/programs.js";
import { bundled, inNamespaces } from "./run-play.js";

/** `npm run storms` plays 10,000 calls, on five balancers at once. `API_SEED=...` plays the same answers again. */
const calls = Number(process.env.API_CALLS ?? 100);
const plays = Number(process.env.API_PLAYS ?? 1);
const seed = Number(process.env.API_SEED ?? (Date.now() % 1_000_000) + 1);
const seeds = Array.from({ length: plays }, (_, index) => seed + index);

const script = "fixtures/debian-12-default/expected/primary/etc/keepalived/master.sh";

interface Outcome {
  readonly faults: readonly string[];
  readonly output: string;
  readonly calls: number;
  readonly storms: number;
  readonly latest: number;
  readonly strange: readonly string[];
  readonly grown: readonly number[];
  readonly files: readonly string[];
  readonly syslog: readonly string[];
  readonly status: string;
  readonly most: { readonly processes: number; readonly megabytes: number; readonly kilobytes: number };
}

describeWith(["curl", "flock", "jq"], true, "master.sh and an API that answers at random", () => {
  const folder = mkdtempSync(join(tmpdir(), "haproxy-failover-storms-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.concurrent.each(seeds)(`${calls} calls, seed %i`, { timeout: 60_000 + 1000 * calls }, async (one) => {
    const program = await bundled("test/master/random-play.ts", join(folder, `play${one}.mjs`));
    const outcome = await inNamespaces<Outcome>(program, script, `${one}`, `${calls}`);
    const { syslog, most } = outcome;
    const figures = {
      ...most,
      calls: outcome.calls,
      storms: outcome.storms,
      lines: syslog.length,
      latest: outcome.latest,
    };
    if (plays > 1) console.log(JSON.stringify(figures));
    expect(outcome.faults).toEqual([]);
    expect(outcome.output).toBe("");
    expect(outcome.strange).toEqual([]);
    expect(outcome.calls).toBeGreaterThanOrEqual(calls);
    // Two shells, the one that watches, the one that works with what it has called.
    expect(most.processes).toBeLessThanOrEqual(24);
    expect(most.megabytes).toBeLessThan(64);
    expect(most.kilobytes).toBeLessThan(16 * 1024);
    for (const kilobytes of outcome.grown) expect(kilobytes).toBeLessThan(256);
    expect(outcome.files).toEqual([]);
    expect(outcome.status).toMatch(/^checked=\d{10}\napi=(ok|failed)\nreason=[ -~]{0,250}\nholder=(\d+|none|)\n$/);
    // A line or two for each call at the most, and the beginning and the end of each time as master.
    expect(syslog.length).toBeLessThan(2 * outcome.calls + 4 * outcome.storms);
    for (const line of syslog) expect(line).toMatch(/^[ -~]{1,300}$/);
  });
});
