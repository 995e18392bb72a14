import schema from "./topology.schema.json";

/** The JSON Schema of a topology, for editors and other tools. What crosses fields, `parseTopology` checks. */
export const topologyJsonSchema: Readonly<Record<string, unknown>> = schema;
