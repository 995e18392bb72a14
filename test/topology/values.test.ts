import { describe, expect, test } from "vitest";
import { formatPath, type Keys } from "../../src/issues/path.js";
import { topologySchema } from "../../src/topology/schema/topology.js";
import { definition, type Schema, unwrapped } from "../../src/topology/schema-at.js";
import { issuesOf } from "../faults/tiers.js";
import { guideInput } from "../support/fixtures.js";
import { issuesIn } from "../support/issues.js";

// What a key takes, wherever it is: a value that it does not take is told at its own place, with what would be valid there.

/** A map's fields, also of what has a short form. Those of `failover` depend on the provider. */
function fieldsOf(schema: Schema): Readonly<Record<string, Schema>> {
  const { shape, options = [] } = definition(schema);
  if (shape !== undefined) return shape;
  const [short, long] = options;
  return short && long && options.length === 2 && definition(short).shape === undefined ? fieldsOf(long) : {};
}

/** Every key and list item of the schema that is as deep as this, in lists of one. */
function placesAt(depth: number, schema: Schema = topologySchema): Keys[] {
  if (depth === 0) return [[]];
  const { element } = definition(schema);
  const inside: [string | number, Schema][] = element ? [[0, element]] : Object.entries(fieldsOf(schema));
  return inside.flatMap(([key, field]) => placesAt(depth - 1, unwrapped(field)).map((keys) => [key, ...keys]));
}

/** A topology with this value in all these places, and nothing else. */
function withAll(places: readonly Keys[], value: unknown): unknown {
  if (places.some((keys) => keys.length === 0)) return value;
  const keys = [...new Set(places.map(([key]) => key))];
  const fill = (key: string | number | undefined) =>
    withAll(
      places.filter(([first]) => first === key).map(([, ...rest]) => rest),
      value,
    );
  return keys[0] === 0 ? [fill(0)] : Object.fromEntries(keys.map((key) => [key, fill(key)]));
}

describe.each([0, 1, 2, 3, 4, 5, 6, 7])("%d levels deep", (depth) => {
  const places = placesAt(depth);

  test("are keys", () => {
    expect(places.length).toBeGreaterThanOrEqual([1, 13, 34, 52, 20, 10, 2, 1][depth] ?? 0);
  });

  test("a number that fits nowhere is told at each", () => {
    const told = new Set(issuesIn(withAll(places, -1.5)).map(({ path }) => path));
    expect(places.map(formatPath).filter((path) => !told.has(path))).toEqual([]);
  });

  test.each([[null], [undefined], [true], ["\n"], [""], ["x y"], [-1.5], [[]], [{}], [{ "a b": 1 }]])(
    "%j is told with what would be valid",
    (value) => {
      for (const issue of issuesIn(withAll(places, value))) {
        expect(issue.code).toMatch(/^[a-z][a-z0-9-]+$/);
        expect(issue.wanted, issue.path).toMatch(/\w/);
        if ("rule" in issue) expect(issue.rule.code, issue.path).toMatch(/^[a-z][a-z0-9-]+$/);
      }
    },
  );
});

describe("the longest time that HAProxy keeps, 2^31 - 1 milliseconds:", () => {
  test.each([
    ["2147483s", []],
    ["2147484s", ["timeouts.client duration-malformed"]],
    ["24d", []],
    ["25d", ["timeouts.client duration-malformed"]],
  ])("%s", (client, issues) => {
    expect(issuesOf({ ...guideInput(), platform: "debian-13", timeouts: { client } })).toEqual(issues);
  });
});
