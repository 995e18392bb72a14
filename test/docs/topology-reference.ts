import { topologyJsonSchema } from "../../src/index.js";
import { serviceDefaults } from "../../src/topology/schema.js";

/** A part of the JSON Schema, as far as it is looked at here. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly format?: string;
}

export interface Field {
  readonly path: string;
  readonly node: SchemaNode;
  readonly required: boolean;
}

/** Every field of a topology, in the schema's order, by its path. */
export function fieldsOf(node: SchemaNode = topologyJsonSchema as SchemaNode, path = ""): Field[] {
  // The union over providers has one member so far.
  const [only] = node.oneOf ?? [];
  const { properties = {}, required = [] } = only?.properties ? only : (node.items ?? node);
  return Object.entries(properties).flatMap(([key, child]) => {
    const childPath = `${path}${path === "" ? "" : "."}${key}${child.type === "array" ? "[]" : ""}`;
    return [{ path: childPath, node: child, required: required.includes(key) }, ...fieldsOf(child, childPath)];
  });
}

function kindOf({ type, enum: choices, const: only, minimum, maximum, minItems, format }: SchemaNode): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(", ");
  if (only !== undefined) return `\`${only}\``;
  if (type === "integer") return `${minimum} to ${maximum}`;
  if (type === "array") return `list of ${minItems} or more`;
  if (format === "ipv4") return "IPv4 address";
  return type === "string" ? "text" : "map";
}

function defaultOf({ node, required }: Field): string {
  if (required) return "must be said";
  if (node.default === undefined && node.description?.includes("Needed by")) return "by provider";
  if (node.default === undefined) return node.description?.includes("Default:") ? "it depends" : "none";
  return typeof node.default === "object" ? "one service, all defaults" : `\`${node.default}\``;
}

/** The page docs/topology.md. */
export function topologyReference(): string {
  const rows = fieldsOf().map((field) => {
    return `| \`${field.path}\` | ${kindOf(field.node)} | ${defaultOf(field)} | ${field.node.description} |`;
  });
  return `# The topology

<!-- Generated from the schema in src/topology/schema.ts and src/providers by \`npm run goldens\`. -->

YAML 1.2 or JSON, one document. Keys that do not stand here are refused. \`haproxy-failover schema\` prints the same as a
JSON Schema, for editors; what crosses fields is checked by \`haproxy-failover check\`.

| key | value | default | meaning |
| --- | --- | --- | --- |
${rows.join("\n")}

## Rules between keys

- Every address stands in one place only, and every host's name is its own, whatever the case.
- Priorities differ, the defaults included.
- \`failover\` has either \`token\` or \`tokenFile\`.
- Services differ in \`name\`, \`backend\` and \`port\`; a second service therefore says all three
  (the defaults are \`${serviceDefaults.name}\`, \`${serviceDefaults.backend}\` and \`${serviceDefaults.port}\`).
- \`clientAddress: x-forwarded-for\` and a \`balance\` that reads requests (\`uri\`, \`url_param NAME\`, \`hdr(NAME)\`) need
  \`mode: http\`.
`;
}
