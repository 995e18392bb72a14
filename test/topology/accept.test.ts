import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod/mini";
import { makeMaps } from "../../src/fields/kinds.js";
import { parseTopology, TopologyError, type TopologyInput } from "../../src/index.js";
import { accept } from "../../src/topology/accept.js";
import { fillIn } from "../../src/topology/defaults/topology.js";
import { topologySchema } from "../../src/topology/schema/topology.js";
import { fixtures } from "../support/fixtures.js";

// From 200 web servers on, zod's compiled code looks at a topology: it must say what zod says.

/** The topology with 300 web servers more. */
function grown(input: TopologyInput): TopologyInput {
  // Of a family that the balancers have.
  const addressOf = (n: number) =>
    String(input.loadBalancers?.[0]?.privateIp).includes(":")
      ? `fd00:99::${(n + 1).toString(16)}`
      : `10.99.${n >> 8}.${n & 255}`;
  const more = Array.from({ length: 300 }, (_, n) => ({ name: `grown-${n}`, privateIp: addressOf(n) }));
  return { ...input, webServers: [...input.webServers, ...more] };
}

describe.each(fixtures)("fixture $name", ({ topology }) => {
  const small: TopologyInput = parse(readFileSync(topology, "utf8"));

  test.each([
    ["as it is", small],
    ["with 300 web servers more", grown(small)],
  ])("%s is accepted with the same result as zod's, defaults included", (_what, input) => {
    const expected = fillIn(topologySchema.parse(input, { jitless: true }));
    expect(accept(input)).toEqual(expected);
    expect(parseTopology(input)).toEqual(expected);
    expect(expected.loadBalancers[0]?.priority).toBeTypeOf("number");
  });
});

test("zod compiles the schema, once all maps are made; it would fall back on the interpreted one without a word", () => {
  makeMaps();
  expect(() => z.compile(topologySchema, { strict: true })).not.toThrow();
});

describe("a refused topology", () => {
  const folder = "fixtures/refused";
  const inputs = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name): [string, TopologyInput][] => {
      try {
        const input: unknown = parse(readFileSync(join(folder, name), "utf8"), { logLevel: "silent" });
        return isTier(input) ? [[name, input]] : [];
      } catch {
        return []; // Not YAML: the reader refuses it.
      }
    });

  /** Whether zod has anything to refuse in a file: several are for the reader alone. */
  const isRefused = (input: TopologyInput): boolean => {
    try {
      parseTopology(input);
      return false;
    } catch (error) {
      return error instanceof TopologyError;
    }
  };

  test("has files for it", () => {
    expect(inputs.filter(([, input]) => isRefused(input)).length).toBeGreaterThan(10);
  });

  test.each(inputs.filter(([, input]) => isRefused(input)))("%s is not accepted, large or small", (_name, input) => {
    expect(accept(input)).toBeUndefined();
    expect(accept(grown(input))).toBeUndefined();
  });
});

function isTier(input: unknown): input is TopologyInput {
  return typeof input === "object" && input !== null && "webServers" in input && Array.isArray(input.webServers);
}
