import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { network, virtualAddress } from "../../src/fields/kinds.js";
import { topologySchema } from "../../src/topology/schema/topology.js";
import { expectGolden } from "../support/golden.js";

// Making it takes longer than reading a topology, so it is not made at every start, but kept in a file.
test("the JSON Schema matches the zod schema", () => {
  const made = z.toJSONSchema(topologySchema, { io: "input" });
  expectGolden("src/topology/topology.schema.json", `${JSON.stringify(made, null, 2)}\n`);
});

const networks = ["10.0.0.0/8", "0.0.0.0/0", "192.0.2.1", "192.0.2.7/24", "fd00:10::/64", "::/0", "2001:db8::1", "::1"];
const virtualAddresses = ["192.0.2.10/24", "10.0.0.1/8", "192.0.2.10/32", "fd00:10::10/64", "2001:db8::10/128"];
const neither = [
  ...["10.0.0.0/33", "10.0.0/8", "010.0.0.0/8", "256.0.0.1", "10.0.0.0/8 ", "0.0.0.0/0/0", "example.com", ""],
  ...["fd00:10::/129", "[fd00::]/8", "fd00::1%eth0/64", "fd00/8", "12345::/16", "1:2:3:4:5:6:7:8:9", "FD00::/8"],
];

// An editor knows the pattern alone, so it must allow whatever is valid; canonical form is left to `parseTopology`.
describe.each([
  ["network", network(""), networks],
  ["virtual address", virtualAddress(""), virtualAddresses],
] as const)("a %s in the JSON Schema has a pattern", (_name, schema, valid) => {
  const { pattern = "" } = z.toJSONSchema(schema);
  const inEditor = new RegExp(pattern, "u");

  test.each(valid)("that allows %s, as zod does", (text) => {
    expect([inEditor.test(text), schema.safeParse(text).success]).toEqual([true, true]);
  });

  test.each(neither)("that refuses %j, as zod does", (text) => {
    expect([inEditor.test(text), schema.safeParse(text).success]).toEqual([false, false]);
  });
});

test("every list of who may come says which texts it takes", () => {
  const lists =
    JSON.stringify(z.toJSONSchema(topologySchema, { io: "input" })).match(/"(allow|deny)":\{[^}]*\}/g) ?? [];
  expect(lists.length).toBeGreaterThanOrEqual(3);
  for (const list of lists) expect(list).toContain('"pattern":');
});
