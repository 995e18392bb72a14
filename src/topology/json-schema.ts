import { makeJsonSchema } from "./schema.js";

/** The JSON Schema of a topology, for editors and other tools. What crosses fields, `parseTopology` checks. */
export const topologyJsonSchema = makeJsonSchema();
