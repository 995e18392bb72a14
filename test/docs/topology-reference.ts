import { topologyJsonSchema } from "../../src/index.js";
import { serviceDefaults } from "../../src/topology/defaults/values.js";

/** The parts of the JSON Schema that this page uses. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
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
  /** The provider that the key belongs to; undefined if all have it. */
  readonly provider: string | undefined;
}

/** Every field of a topology, in the schema's order, by its path. */
export function fieldsOf(node: SchemaNode = topologyJsonSchema as SchemaNode, path = "", provider?: string): Field[] {
  const members = node.oneOf?.filter(({ properties }) => properties) ?? [];
  if (members.length > 0) return members.flatMap((member) => fieldsOf({ ...member, oneOf: [] }, path, nameOf(member)));
  const inside = node.items ?? node;
  const { properties = {}, required = [] } = inside.anyOf?.find((member) => member.properties) ?? inside;
  return Object.entries(properties).flatMap(([key, child]) => {
    const childPath = `${path}${path === "" ? "" : "."}${key}${child.type === "array" ? "[]" : ""}`;
    return [
      { path: childPath, node: child, required: required.includes(key), provider },
      ...fieldsOf(child, childPath, provider),
    ];
  });
}

const nameOf = ({ properties }: SchemaNode) => properties?.provider?.const;

function kindOf({ anyOf = [], ...node }: SchemaNode): string {
  const kinds = anyOf.filter(({ type, enum: choices }) => type !== undefined || choices !== undefined).map(kindOf);
  if (kinds.length > 0) return kinds.join("; or a ");
  const { type, enum: choices, const: only, minimum, maximum, minItems, format } = node;
  if (choices) return choices.map((choice) => `\`${choice}\``).join(", ");
  if (only !== undefined) return `\`${only}\``;
  if (type === "integer") return `${minimum} to ${maximum}`;
  if (type === "number") return minimum === undefined ? "number" : `${minimum} to ${maximum}`;
  if (type === "boolean") return "`true` or `false`";
  if (type === "array") return `list of ${minItems} or more`;
  if (format === "ipv4") return "IPv4 address";
  return type === "string" ? "text" : "map";
}

function defaultOf({ node, required }: Field): string {
  if (required) return "required";
  if (node.default === undefined && node.description?.includes("Needed by")) return "by provider";
  if (node.default === undefined) return /Default: (.*?)\.(?= |$)/.exec(node.description ?? "")?.[1] ?? "none";
  if (typeof node.default !== "object") return `\`${node.default}\``;
  return JSON.stringify(node.default) === "[{}]" ? "one service with the defaults" : "none";
}

/** The page docs/topology.md. */
export function topologyReference(): string {
  const rows = fieldsOf().map((field) => {
    const whose = field.provider === undefined ? "" : ` (${field.provider})`;
    return `| \`${field.path}\`${whose} | ${kindOf(field.node)} | ${defaultOf(field)} | ${field.node.description} |`;
  });
  return `# The topology

<!-- Generated from the schema in src/topology/schema and src/providers by \`npm run goldens\`. -->

YAML 1.2 or JSON, in one document. Unknown keys are refused. \`haproxy-failover schema\` prints this reference as a JSON Schema
for editors; \`haproxy-failover check\` also checks the rules between keys.

| key | value | default | meaning |
| --- | --- | --- | --- |
${rows.join("\n")}

## Rules between keys

- No address is used twice, and no name (upper and lower case count as the same).
- No two priorities are equal, defaults included.
- \`failover\` has either \`token\` or \`tokenFile\` with digitalocean and hetzner, and either \`addresses\` or \`groups\` with vip.
- \`vrrp.advertInterval\` below 1 needs vip and no password: it uses VRRP version 3, which has none.
- No two services share a \`name\` or a \`port\`, nor a \`backend\` unless that is in the list \`backends\`, so a second
  service has to set all three
  (the defaults are \`${serviceDefaults.name}\`, \`${serviceDefaults.backend}\` and \`${serviceDefaults.port}\`).
- \`clientAddress: x-forwarded-for\` and a \`balance\` that reads requests (\`uri\`, \`url_param NAME\`, \`hdr(NAME)\`) need
  \`mode: http\`.
- Services and \`backends\` share one namespace. Each backend of the list has a service that leads to it, and all of those
  have one \`mode\`. The backend says itself how it is balanced and how its servers learn who called, not the service.
- A backend has \`port\`, where an application of your own listens, or \`nginx\`, or neither: then our nginx serves on port 80.
  On one web server each port has one nginx or one application.
- A server without \`address\` is a web server of the topology; one with \`address\` is not.
- Routes are tried in the order of the list, which \`check --routes\` prints; one that nothing can reach is refused. \`path\`,
  \`tls.redirectFrom\` and an \`otherwise\` that answers need \`mode: http\`.
- No line of your own starts a section, or says again what the file has from the topology.
- \`statistics\` has \`users\` or \`allow\`, or both.
`;
}
