import schema from "./src/topology/topology.schema.json";

/** The files whose descriptions are also in the JSON Schema. */
export const schemaFiles = /\/schema(\/\w+)?\.ts$/;

const descriptions = [...JSON.stringify(schema).matchAll(/"description":"((?:[^"\\]|\\.)*)"/g)].map(
  ([, one = ""]) => one,
);

/**
 * Leaves the descriptions of the keys out of such a file's code, so that they are shipped once, in the JSON Schema: an empty
 * text takes their place. Nothing there reads them but the test that writes the JSON Schema.
 */
export function withoutDescriptions(code: string): string {
  // In a template literal, what comes first is enough to know one.
  const isOne = (start: string) => descriptions.some((one) => one.startsWith(start));
  return descriptions
    .reduce((text, one) => text.replaceAll(`"${one}"`, '""'), code)
    .replace(/`([^`$]{20,})\$\{[^`]*`/g, (literal, start: string) => (isOne(start) ? '""' : literal));
}
