import { describe, expect, test } from "vitest";
import { readTopology } from "../../src/node.js";
import { platforms } from "../../src/platforms/index.js";
import { fixtures } from "../support/fixtures.js";
import { attack, hostileValues, kindOf, placesOf } from "./attack.js";

// Topologies that parseTopology has not seen.

const topologies = fixtures.map(({ name, topology }) => ({ name, topology: readTopology(topology) }));

const seen = new Set<string>();

describe.each(topologies)("no hostile value changes the structure of a file of $name", ({ topology }) => {
  test("each value, in each kind of place that the fixtures before do not have", () => {
    for (const place of placesOf(topology)) {
      const kind = `${platforms[topology.platform].init} ${topology.failover.provider} ${kindOf(place)}`;
      if (!seen.has(kind)) attack(topology, place, hostileValues);
      seen.add(kind);
    }
  });

  test("two values, in every kind of place", () => {
    placesOf(topology).forEach((place, index) => {
      attack(
        topology,
        place,
        [0, 1].map((turn) => hostileValues[(2 * index + turn) % hostileValues.length] ?? ""),
      );
    });
  });
});

test("there were places to attack", () => {
  expect(seen.size).toBeGreaterThan(100);
});
