import { expect, test } from "vitest";
import { parse } from "yaml";
import { lint, parseTopology } from "../../src/index.js";
import { platformNames, platforms } from "../../src/platforms/index.js";
import { providerNames, providers } from "../../src/providers/index.js";
import { run } from "../support/run.js";

const pairs = providers.flatMap(({ name, onUpstart }) =>
  platformNames.map((platform) => ({ name, platform, hasFiles: onUpstart || platforms[platform].init !== "upstart" })),
);
const valid = pairs.filter(({ hasFiles }) => hasFiles).map(({ name, platform }) => [name, platform] as const);
const refused = pairs.filter(({ hasFiles }) => !hasFiles).map(({ name, platform }) => [name, platform] as const);

test.each(refused)("init --provider %s --platform %s says that there are no files", async (provider, platform) => {
  const { code, out, err } = await run("init", "--provider", provider, "--platform", platform);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(`the provider ${provider} has no files for ${platform}`);
});

test.each(valid)("init --provider %s --platform %s prints a valid topology", async (provider, platform) => {
  const { code, out, err } = await run("init", "--provider", provider, "--platform", platform);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const topology = parseTopology(parse(out));
  expect(topology.failover.provider).toBe(provider);
  expect(topology.platform).toBe(platform);
  // What it warns of itself is the password that everybody must change.
  expect(lint(topology).map((warning) => warning.code)).toContain("password-well-known");
});

test("init names the known providers if given an unknown one", async () => {
  const { code, out, err } = await run("init", "--provider", "nobody");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  for (const name of providerNames) expect(err).toContain(name);
});
