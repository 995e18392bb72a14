import { test } from "vitest";
import * as z from "zod/mini";
import { topologySchema } from "../../src/topology/schema/topology.js";
import { expectGolden } from "../support/golden.js";

// Making it takes longer than reading a topology, so it is not made at every start, but kept in a file.
test("the JSON Schema matches the zod schema", () => {
  const made = z.toJSONSchema(topologySchema, { io: "input" });
  expectGolden("src/topology/topology.schema.json", `${JSON.stringify(made, null, 2)}\n`);
});
