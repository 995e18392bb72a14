import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as explanations from "../src/explanations/index.js";
import * as main from "../src/index.js";
import * as node from "../src/node.js";
import * as yaml from "../src/yaml.js";
import { expectGolden } from "./support/golden.js";

const kinds = (names: object) =>
  Object.entries(names)
    .map(
      ([name, value]) =>
        `${name}: ${typeof value === "function" && /^class /.test(String(value)) ? "class" : typeof value}`,
    )
    .sort()
    .join("\n");

test("the public names are exactly these", () => {
  const entries = { "": main, "/node": node, "/yaml": yaml, "/explanations": explanations };
  const texts = Object.entries(entries).map(([path, names]) => `haproxy-failover${path}\n\n${kinds(names)}\n`);
  expectGolden("test/public-api.txt", texts.join("\n"));
});

test("a file's function takes the topology and, if needed, a host", () => {
  const arity = Object.fromEntries(
    Object.entries({ ...main, ...node }).map(([name, value]) => [name, (value as { length?: number }).length]),
  );
  expect(arity).toMatchObject({
    parseTopology: 1,
    generate: 1,
    lint: 1,
    nginxConf: 1,
    nginxLogFormat: 1,
    nginxDefaultSite: 2,
    haproxyDefaults: 1,
    haproxyCfg: 2,
    keepalivedConf: 2,
    keepalivedUpstartJob: 1,
    masterScript: 1,
    readTopology: 1,
    writeFiles: 2,
    compareFiles: 2,
  });
});

test("the types of what a provider's `failover` holds are public", () => {
  const entry = readFileSync("src/index.ts", "utf8");
  const providers = readdirSync("src/providers", { withFileTypes: true }).filter((one) => one.isDirectory());
  const types = providers.flatMap(({ name }) =>
    [...readFileSync(`src/providers/${name}/failover.ts`, "utf8").matchAll(/^export (?:interface|type) (\w+)/gm)].map(
      ([, type = ""]) => type,
    ),
  );
  expect(types).toContain("VipGroup");
  expect(types.filter((type) => !new RegExp(`\\b${type}\\b`).test(entry))).toEqual([]);
});
