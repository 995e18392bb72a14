import { expect, test } from "vitest";
import * as main from "../src/index.js";
import * as node from "../src/node.js";
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
  const text = `haproxy-failover\n\n${kinds(main)}\n\nhaproxy-failover/node\n\n${kinds(node)}\n`;
  expectGolden("test/public-api.txt", text);
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
