import { readFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { makeMaps } from "../../src/fields/kinds.js";
import { topologySchema } from "../../src/topology/schema/topology.js";
import { fixtures } from "../support/fixtures.js";

// A command first reads a topology with fields/quick-zod.ts in zod's place. What that takes, zod must take, and make the same
// of it.

vi.resetModules();
vi.doMock("zod/mini", () => import("../../src/fields/quick-zod.js"));
const { topologySchema: quick } = await import("../../src/topology/schema/topology.js");

const inputs = fixtures.map(({ name, topology }): [string, object] => [name, parse(readFileSync(topology, "utf8"))]);

const byZod = (input: unknown) => {
  const { success, data } = topologySchema.safeParse(input, { jitless: true });
  return success ? data : undefined;
};
const byQuick = (input: unknown) => {
  const { success, data } = quick.safeParse(input);
  return success ? data : undefined;
};

test("both are there, and differ", () => {
  expect(topologySchema).toHaveProperty("~standard");
  expect(quick).not.toHaveProperty("~standard");
});

test.each(inputs)("fixture %s is read alike, keys in the same order", (_name, input) => {
  const expected = byZod(input);
  expect(expected).toBeDefined();
  expect(byQuick(input)).toStrictEqual(expected);
  expect(JSON.stringify(byQuick(input))).toBe(JSON.stringify(expected));
});

/** What may be in the place of anything. */
const oddValues: readonly unknown[] = [
  null,
  "",
  "x",
  "a b",
  "x".repeat(300),
  "10.0.0.9",
  "10.0.0.9/24",
  "fd00::9",
  "/etc/x",
  "digitalocean",
  "vip",
  "5s",
  0,
  1,
  -1,
  1.5,
  80,
  70_000,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  false,
  [],
  [null],
  ["x"],
  {},
  { name: "x" },
  { provider: "vip" },
  new Date(0),
  () => 1,
  Symbol("x"),
];

type Keys = readonly (string | number)[];

/** Every place of a value, from the top. */
function placesIn(value: unknown, keys: Keys = []): Keys[] {
  if (typeof value !== "object" || value === null) return [keys];
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [keys, ...inside.flatMap(([key, item]) => placesIn(item, [...keys, key]))];
}

/** A copy that `change` has changed: the map or list there, at its key. */
function changed(
  input: object,
  keys: Keys,
  change: (holder: Record<string | number, unknown>, key: string | number) => void,
) {
  const whole = { whole: structuredClone(input) };
  const way: Keys = ["whole", ...keys];
  const holder = way
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], whole);
  change(holder as Record<string | number, unknown>, way.at(-1) ?? "");
  return whole.whole;
}

/** Each place in some fixture once: those of a list's items count as one. */
const places = new Map(
  inputs.flatMap(([name, input]) =>
    placesIn(input).map((keys): [string, { name: string; input: object; keys: Keys }] => [
      keys.map((key) => (typeof key === "number" ? "[]" : key)).join("."),
      { name, input, keys },
    ]),
  ),
);

test("the fixtures have most keys of the schema", () => {
  makeMaps();
  expect(places.size).toBeGreaterThan(150);
});

describe.each([...places])("at %s", (_place, { input, keys }) => {
  test("another value is taken alike, or not at all", () => {
    for (const odd of oddValues) {
      const other = changed(input, keys, (holder, key) => {
        holder[key] = odd;
      });
      expect(byQuick(other), String(odd)).toStrictEqual(byZod(other));
    }
  });

  test("a missing value is, and one key more", () => {
    const less = changed(input, keys, (holder, key) => {
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
    });
    expect(byQuick(less)).toStrictEqual(byZod(less));
    for (const name of ["more", "__proto__", "constructor"]) {
      const more = changed(input, keys, (holder, key) => {
        const { [key]: value } = holder;
        if (typeof value === "object" && value !== null)
          Object.defineProperty(value, name, { value: 1, enumerable: true });
      });
      expect(byQuick(more), name).toStrictEqual(byZod(more));
    }
  });

  test("undefined is left to zod", () => {
    const none = changed(input, keys, (holder, key) => {
      holder[key] = undefined;
    });
    expect(byQuick(none)).toBeUndefined();
  });
});
