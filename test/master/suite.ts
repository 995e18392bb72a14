import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWith } from "../real/programs.js";
import { stops } from "./lines.js";
import { bundled, inNamespaces } from "./run-play.js";
import type { Scenario } from "./scenario.js";

// Plays a provider's script against the stand-in for its cloud.

/** What a play tells. */
interface Outcome {
  readonly ends: "here" | "elsewhere";
  readonly code: number | null;
  readonly output: string;
  readonly assigns: number;
  readonly looksBeforeFirst: number;
  readonly secondAfter: number;
  readonly apiCalls: number;
  readonly unauthorized: number;
  readonly longestMetadata: number;
  readonly secondsOfApi: readonly number[];
  readonly takenAway: number;
  readonly nowhere: number;
  readonly syslog: readonly string[];
  readonly status?: string;
  readonly megabytes: number;
  readonly processes: number;
  readonly tokenShown: boolean;
  readonly processesLeft: number;
  readonly unfinishedLeft: boolean;
  /** What `ip` shows of lo. */
  readonly addresses: string;
}

/** A line of the log, but for how long something took. */
const withoutTimes = (line: string) => line.replace(/\b\d+ s\b/g, "N s");

/** Whether it is master when keepalived ends, and can say so. */
function endsAsMaster({ logHangs, staleState, backupAt, stopped, lines = ["MASTER"] }: Scenario): boolean {
  const silent = logHangs || staleState || stopped !== undefined || backupAt !== undefined;
  return !silent && lines.at(-1)?.startsWith("MASTER") === true;
}

/**
 * Plays each scenario with a host's master.sh.
 *
 * @param addresses - Those that the script moves, the first one first.
 * @param onHost - Whether it puts them on the host, but for those in `behind`.
 */
export function playAll(
  title: string,
  scenarios: readonly Scenario[],
  {
    script,
    addresses,
    onHost,
    behind = [],
  }: { script: string; addresses: readonly string[]; onHost: boolean; behind?: readonly string[] },
): void {
  describeWith(["curl", "flock", "jq", "openssl"], true, title, () => {
    const folder = mkdtempSync(join(tmpdir(), "haproxy-failover-master-"));
    const program = join(folder, "play.mjs");
    afterAll(() => rmSync(folder, { recursive: true }));
    beforeAll(async () => {
      await bundled("test/master/play.ts", program);
    });

    test.concurrent.each(scenarios)("$name", async (scenario) => {
      const outcome = await inNamespaces<Outcome>(program, script, JSON.stringify(scenario));
      const end = endsAsMaster(scenario) ? [stops.replace("203.0.113.10", addresses.join(", "))] : [];
      const said = outcome.syslog.map(withoutTimes);
      if (scenario.inAnyOrder) expect(said.sort()).toEqual([...scenario.syslog, ...end].sort());
      else if (scenario.syslog !== "any") expect(said).toEqual([...scenario.syslog, ...end]);
      const asked = outcome.assigns > 0 ? "here" : "elsewhere";
      expect(outcome.ends).toBe(scenario.ends === "here, if it was asked for" ? asked : scenario.ends);
      expect(outcome.code).toBe(0);
      expect(outcome.output).toBe("");
      expect(outcome.assigns).toBeGreaterThanOrEqual(scenario.assigns[0]);
      expect(outcome.assigns).toBeLessThanOrEqual(scenario.assigns[1]);
      // It acts on its first look, and not only on the second.
      if (scenario.assigns[0] > 0 && scenario.apiBackAfter === undefined)
        expect(outcome.looksBeforeFirst).toBeLessThanOrEqual(addresses.length);
      if (scenario.takenAway !== undefined) expect(outcome.takenAway).toBe(scenario.takenAway);
      if (scenario.nowhere !== undefined) expect(outcome.nowhere).toBeLessThanOrEqual(scenario.nowhere);
      if (scenario.secondAfter !== undefined) expect(outcome.secondAfter).toBeGreaterThanOrEqual(scenario.secondAfter);
      // Besides, at most two a second: an action is looked at every half second, the IP's place every other.
      expect(outcome.apiCalls).toBeLessThanOrEqual(outcome.assigns + 2 * scenario.seconds * addresses.length);
      if (scenario.calls !== undefined) {
        expect(outcome.apiCalls).toBeGreaterThanOrEqual(scenario.calls[0]);
        expect(outcome.apiCalls).toBeLessThanOrEqual(scenario.calls[1]);
      }
      expect(outcome.unauthorized).toBe(0);
      // Its own bounds, and what starting a process takes on a busy machine.
      expect(outcome.longestMetadata).toBeLessThan(1 + 0.5);
      // After two in a row that were not answered, there is more time.
      const [first = 0, second = 0, ...others] = outcome.secondsOfApi.filter((seconds) => seconds > 4.5);
      expect(Math.max(first, second)).toBeLessThan(5 + 0.5);
      expect(Math.max(0, ...others)).toBeLessThan(12 + 0.5);
      if (scenario.status !== undefined) expect(outcome.status?.replace(/^checked=\d{10}\n/, "")).toBe(scenario.status);
      // One process for each address.
      expect(outcome.megabytes).toBeLessThan(32 + 32 * addresses.length);
      if (scenario.processes !== undefined) expect(outcome.processes).toBeLessThanOrEqual(scenario.processes);
      expect(outcome.tokenShown).toBe(false);
      expect(outcome.processesLeft).toBe(0);
      expect(outcome.unfinishedLeft).toBe(false);
      for (const address of onHost ? addresses.filter((one) => !behind.includes(one)) : [])
        expect(outcome.addresses).toContain(` ${address}/`);
    });
  });
}
