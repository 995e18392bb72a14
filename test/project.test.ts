import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import packageJson from "../package.json";

const workflow = (name: string) => parse(readFileSync(`.github/workflows/${name}.yml`, "utf8"));
const commands = (job: { steps: { run?: string }[] }) => job.steps.map(({ run }) => run);

test("the changelog's newest version is the package's, or unreleased", () => {
  const versions = [...readFileSync("CHANGELOG.md", "utf8").matchAll(/^## (.+)$/gm)].map(([, version]) => version);
  expect(versions.filter((version) => version !== "Unreleased")[0]).toBe(packageJson.version);
  expect(versions.indexOf("Unreleased")).toBeLessThanOrEqual(0);
});

test("the workflows run all tests, and release with provenance and without a token", () => {
  expect(commands(workflow("ci").jobs.everything)).toContain("bash .ci/run");
  const release = workflow("release");
  expect(release.permissions).toEqual({ contents: "read", "id-token": "write" });
  expect(commands(release.jobs.publish).at(-1)).toMatch(/^npx --yes npm@\d+ publish --provenance\b/);
  for (const name of ["ci", "release"]) {
    expect(readFileSync(`.github/workflows/${name}.yml`, "utf8")).not.toMatch(/https?:|secrets\./);
  }
});
