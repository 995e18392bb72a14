import { expect } from "vitest";
import type { Tier } from "../tier.js";
import { lostWithin, now, type Outage, outage, stateOf, until } from "../watch.js";
import { cloudFault } from "./cloud.js";
import type { Scenario } from "./scenario.js";

const limited = "the API asks to wait (403, RATE_LIMIT_EXCEEDED): x";
const failed = "the API could not move 203.0.113.10 (500, FAILOVER_FAILED): x";

/**
 * The password is revoked, and then HAProxy dies: the second sends the old one once. It is corrected in Robot, and the file is
 * touched, as docs/hetzner-robot.md says.
 */
async function revoked(tier: Tier): Promise<Outage> {
  const { calls: before } = await tier.state();
  await tier.faults({ token: "another-made-up-token" });
  const cost = await outage(
    tier,
    async () => {
      await tier.first.machine.stop("haproxy", "SIGKILL");
      await until("the second is refused", 20, () => /^the API refuses the user/.test(tier.second.said.at(-1) ?? ""));
      const { length } = await lostWithin(tier, 40);
      expect(length).toBeGreaterThan(0);
      expect(stateOf(tier.second)).toBe("MASTER");
      const { calls } = await tier.state();
      expect(calls.slice(before.length).map(({ status }) => status)).toEqual([401]);
      await tier.faults({});
      await tier.second.machine.sh("touch /etc/keepalived/password");
    },
    30,
  );
  const mended = now();
  expect((await tier.state()).holder).toBe(tier.second.name);
  expect(mended - cost.began).toBeLessThan(90_000);
  await tier.first.startHaproxy();
  return cost;
}

/** What Robot's web service may do while it is needed. */
export const robotScenarios: readonly Scenario[] = [
  cloudFault("the API is down for 60 s", {
    fault: "api-down",
    faults: { api: "down" },
    lasts: 60,
    within: 130,
    says: "the API does not answer: the connection broke (curl 52)",
    calls: 12,
  }),
  cloudFault("the API is slow", {
    fault: "api-slow",
    faults: { slow: 1500, completes: 3000 },
    within: 15,
    says: "",
    calls: 10,
  }),
  cloudFault("the limit of moves is reached", {
    fault: "api-refuses",
    faults: { api: 429 },
    lasts: 3,
    within: 60,
    says: limited,
    calls: 3,
  }),
  cloudFault("the API cannot move it", {
    fault: "api-refuses",
    faults: { api: 500 },
    lasts: 4,
    within: 30,
    says: failed,
    calls: 5,
  }),
  { name: "the password is revoked", play: revoked },
];
