import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { masterScript } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { providerNames } from "../../src/providers/index.js";
import { awsScenarios } from "../master/aws-scenarios.js";
import { commandScenarios } from "../master/command-scenarios.js";
import { bothScenarios, ipv6Scenarios } from "../master/digitalocean-scenarios.js";
import { gcpScenarios } from "../master/gcp-scenarios.js";
import { robotScenarios } from "../master/hetzner-robot-scenarios.js";
import { hetznerScenarios } from "../master/hetzner-scenarios.js";
import type { Scenario } from "../master/scenario.js";
import { scenarios } from "../master/scenarios.js";

// What 53 public scripts that move an address get wrong, by how many of them do (docs/field-usage.md): each is played
// against every provider's script, or cannot be in its text.

interface Case {
  readonly provider: string;
  readonly fixture: string;
  readonly played: readonly Scenario[];
  /** The name of the scenario that plays each mistake. */
  readonly by: Readonly<Record<string, string>>;
}

const cases: readonly Case[] = [
  {
    provider: "digitalocean",
    fixture: "debian-13-every-option",
    played: scenarios,
    by: {
      "no lock (53)": "another run holds the lock",
      "no time-out (51)": "API hangs once",
      "goes on after mastership is lost (50)": "mastership is lost while the API hangs",
      "does not ask who has it (38)": "the IP is here already",
      "no retry (30)": "500",
    },
  },
  {
    provider: "digitalocean",
    fixture: "debian-13-digitalocean-ipv6",
    played: [...ipv6Scenarios, ...bothScenarios],
    by: {
      "no lock (53)": "a reserved IPv6, and another run holds the lock",
      "no time-out (51)": "a reserved IPv6, and the API hangs once",
      "goes on after mastership is lost (50)": "a reserved IPv6, and mastership is lost while the API hangs",
      "does not ask who has it (38)":
        "a reserved IPv6 is here already, which the metadata service writes in another way",
      "no retry (30)": "a reserved IPv6, and 500",
    },
  },
  {
    provider: "hetzner",
    fixture: "debian-13-hetzner",
    played: hetznerScenarios,
    by: {
      "no lock (53)": "another run holds the lock",
      "no time-out (51)": "API hangs once",
      "goes on after mastership is lost (50)": "mastership is lost while the API hangs",
      "does not ask who has it (38)": "the floating IP is here already",
      "no retry (30)": "500",
    },
  },
  {
    provider: "hetzner-robot",
    fixture: "debian-13-hetzner-robot",
    played: robotScenarios,
    by: {
      "no lock (53)": "another run holds the lock",
      "no time-out (51)": "a move hangs once: where the address is, is asked before another",
      "goes on after mastership is lost (50)":
        "mastership is lost while a move blocks: nothing waits for it, and it goes on",
      "does not ask who has it (38)": "the failover IP is here already",
      "no retry (30)": "the move fails twice",
    },
  },
  {
    provider: "aws",
    fixture: "debian-12-aws",
    played: awsScenarios,
    by: {
      "no lock (53)": "another run holds the lock",
      "no time-out (51)": "API hangs once",
      "goes on after mastership is lost (50)": "mastership is lost while the API hangs",
      "does not ask who has it (38)": "the Elastic IP is here already",
      "no retry (30)": "500",
    },
  },
  {
    provider: "gcp",
    fixture: "debian-12-gcp",
    played: gcpScenarios,
    by: {
      "no lock (53)": "another run holds the lock",
      "no time-out (51)": "API hangs once",
      "goes on after mastership is lost (50)": "mastership is lost while the API hangs",
      "does not ask who has it (38)": "the external IP is here already",
      "no retry (30)": "rateLimitExceeded, which is a 403: no tries at once",
      // The API knows no other way.
      "detaches first (17)": "the API refuses to add it after it was taken away: asked again at once, three times",
    },
  },
  {
    provider: "command",
    fixture: "debian-13-command",
    played: commandScenarios,
    by: {
      "no lock (53)": "another run holds the lock",
      "no time-out (51)": "take hangs, and so does what it has started",
      "goes on after mastership is lost (50)": "mastership is lost while take hangs: it ends at once",
      "does not ask who has it (38)": "the address is here already",
      "no retry (30)": "take fails twice, and says why",
    },
  },
];

test("every provider with a script is here", () => {
  const withScript = providerNames.filter((name) => name !== "vip");
  expect([...new Set(cases.map(({ provider }) => provider))]).toEqual(withScript);
});

describe.each(cases)("$provider: $fixture", ({ provider, fixture, played, by }) => {
  const script = masterScript(readTopology(`fixtures/${fixture}/topology.yaml`));

  test.each(Object.entries(by))("%s: played by %s", (mistake, name) => {
    const scenario = played.find((one) => one.name === name);
    expect(scenario).toBeDefined();
    // Nothing is asked for that is here already; what failed is asked for again.
    if (mistake.startsWith("does not ask")) expect(scenario?.assigns).toEqual([0, 0]);
    if (mistake.startsWith("detaches first")) expect(scenario?.nowhere).toBeLessThan(5);
    if (mistake.startsWith("no retry")) expect(scenario?.assigns[0]).toBeGreaterThan(1);
  });

  test("no log (24): every scenario says all that syslog gets", () => {
    expect(played.filter(({ syslog }) => syslog !== "any" && syslog.length > 0).length).toBeGreaterThan(10);
    expect(script).toContain("logger -t keepalived-master");
  });

  if (!("detaches first (17)" in by)) {
    test("detaches first (17): nothing in the script does", () => {
      expect(script).not.toMatch(/unassign|detach|disassociate/i);
    });
  }

  test("the secret is in the script (13): a tokenFile is named, and read for each call", () => {
    const topology = readTopology(`fixtures/${fixture}/topology.yaml`);
    expect(topology.failover.provider).toBe(provider);
    expect(script).not.toContain("made-up-token");
    expect(readFileSync(`fixtures/${fixture}/topology.yaml`, "utf8")).not.toMatch(/^ {2}token:/m);
  });
});
