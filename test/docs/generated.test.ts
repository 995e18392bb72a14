import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { platforms } from "../../src/platforms/index.js";
import { awsKeyScenarios, awsScenarios, awsSecondaryScenarios } from "../master/aws-scenarios.js";
import { commandScenarios } from "../master/command-scenarios.js";
import { bothScenarios, customImageScenarios, ipv6Scenarios } from "../master/digitalocean-scenarios.js";
import { gcpAliasScenarios, gcpScenarios } from "../master/gcp-scenarios.js";
import { robotScenarios, robotSeveralScenarios } from "../master/hetzner-robot-scenarios.js";
import { hetznerScenarios, severalScenarios } from "../master/hetzner-scenarios.js";
import { scenarios } from "../master/scenarios.js";
import { keepalivedSays } from "../real/explained.js";
import { fixtures } from "../support/fixtures.js";
import { expectGolden } from "../support/golden.js";
import { codesPage } from "./codes.js";
import { differencesPage } from "./differences.js";
import { faultTable } from "./master-script.js";

test("docs/differences.md matches the two texts, with a reason for every change", () => {
  expectGolden("docs/differences.md", differencesPage());
});

test("docs/codes.md has every code, as --explain prints it", () => {
  expectGolden("docs/codes.md", codesPage());
});

test("docs/master-script.md has every fault played", () => {
  const [words = ""] = readFileSync("docs/master-script.md", "utf8").split("<!-- faults -->");
  expectGolden("docs/master-script.md", `${words}<!-- faults -->\n\n${faultTable(scenarios)}`);
});

test.each([
  ["docs/digitalocean.md", [...customImageScenarios, ...ipv6Scenarios, ...bothScenarios]],
  ["docs/hetzner.md", [...hetznerScenarios, ...severalScenarios]],
  ["docs/hetzner-robot.md", [...robotScenarios, ...robotSeveralScenarios]],
  ["docs/aws.md", [...awsScenarios, ...awsSecondaryScenarios, ...awsKeyScenarios]],
  ["docs/gcp.md", [...gcpScenarios, ...gcpAliasScenarios]],
  ["docs/command.md", commandScenarios],
])("%s has every fault played", (page, played) => {
  const [words = ""] = readFileSync(page, "utf8").split("<!-- faults -->");
  expectGolden(page, `${words}<!-- faults -->\n\n${faultTable(played)}`);
});

test("docs/master-script.md explains each line of the log of a played night", () => {
  const [, table = ""] = readFileSync("docs/master-script.md", "utf8").split(/<!-- \/?night -->/);
  const explained = [...table.matchAll(/^\| `(.*?)` \| [^|]+ \|$/gm)].map(([, line]) => line);
  expect(explained).toEqual(scenarios.find(({ name }) => name === "a night's log")?.syslog);
});

test("docs/platforms.md has every platform with its versions, and every message", () => {
  const page = readFileSync("docs/platforms.md", "utf8");
  for (const { name, versions, init } of Object.values(platforms)) {
    expect(page).toContain(
      `| \`${name}\` | ${versions.nginx} | ${versions.haproxy} | ${versions.keepalived} | ${init} |`,
    );
    if (init === "systemd") {
      for (const { reason } of keepalivedSays[name as keyof typeof platforms].messages) expect(page).toContain(reason);
    }
  }
});

test("every current platform has its four fixtures", () => {
  const names = fixtures.map(({ name }) => name);
  for (const { name, init } of Object.values(platforms)) {
    if (init !== "systemd") continue;
    for (const what of ["default", "every-option", "several-services", "three-balancers"]) {
      expect(names).toContain(`${name}-${what}`);
      expect(readTopology(`fixtures/${name}-${what}/topology.yaml`).platform).toBe(name);
    }
  }
});
