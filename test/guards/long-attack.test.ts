import { test } from "vitest";
import { readTopology } from "../../src/node.js";
import { fixtures } from "../support/fixtures.js";
import { attack, hostileValues, moreHostileValues, placesOf } from "./attack.js";

test.each(fixtures)("no hostile value changes the structure of a file of $name", ({ topology: path }) => {
  const topology = readTopology(path);
  for (const place of placesOf(topology)) attack(topology, place, [...hostileValues, ...moreHostileValues]);
});
