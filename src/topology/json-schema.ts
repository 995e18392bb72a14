import schema from "./topology.schema.json";

/** The JSON Schema of a topology, for editors and other tools. Rules between fields are left to `parseTopology`. */
export const topologyJsonSchema: Readonly<Record<string, unknown>> = schema;
