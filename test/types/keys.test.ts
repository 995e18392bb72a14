import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { topologyJsonSchema } from "../../src/index.js";
import type { SchemaNode } from "../docs/topology-reference.js";
import { Editor } from "./editor.js";

// What an editor says about the keys of a topology: each key of the schema, with a value of the wrong kind, and the
// documentation that it shows.

type Keys = readonly (string | number)[];
type Node = SchemaNode & { readonly anyOf?: readonly SchemaNode[] };

interface Field {
  readonly keys: Keys;
  readonly node: Node;
  /** The members of unions that it belongs to: the maps, and what chooses the member there. */
  readonly members: readonly { readonly keys: Keys; readonly choice: Readonly<Record<string, unknown>> }[];
  readonly isOptional: boolean;
}

function fieldsOf(node: Node, keys: Keys = [], members: Field["members"] = []): Field[] {
  const union = node.oneOf?.some(({ properties }) => properties) ? node.oneOf : node.anyOf;
  if (union) return union.flatMap((member) => fieldsOf(member, keys, [...members, { keys, choice: choiceOf(member) }]));
  const { properties = {}, required = [], items } = node;
  const inMap = Object.entries(properties).flatMap(([key, child]) => {
    const field = { keys: [...keys, key], node: child, members, isOptional: !required.includes(key) };
    return [field, ...fieldsOf(child, field.keys, members)];
  });
  return items ? [...fieldsOf(items, [...keys, 0], members), ...inMap] : inMap;
}

function choiceOf({ properties = {} }: Node): Record<string, unknown> {
  const fixed = Object.entries(properties).filter(([, { const: only }]) => only !== undefined);
  return Object.fromEntries(fixed.map(([key, { const: only }]) => [key, only]));
}

const fields = fieldsOf(topologyJsonSchema as SchemaNode);
const everyOption = parse(readFileSync("fixtures/debian-13-every-option/topology.yaml", "utf8"));
// What those keys need beside them that every option goes without.
Object.assign(everyOption.services[0], { tls: { certificates: "/etc/haproxy/certs/" }, routes: [{ backend: "app" }] });
everyOption.backends = [{ name: "app", servers: [{ name: "web1" }], check: {} }];
everyOption.vrrp.hooks = { user: "alerts" };
everyOption.statistics = { users: [{ name: "ops", passwordHash: "made up" }] };

/** A topology with another value under some keys. */
function changed({ keys, members }: Field, value: unknown): string {
  const topology = structuredClone(everyOption) as Record<string | number, unknown>;
  for (const { keys: place, choice } of members) put(topology, place, choice);
  put(topology, keys, value);
  return JSON.stringify(topology);
}

function put(topology: Record<string | number, unknown>, keys: Keys, value: unknown): void {
  const last = keys.at(-1) ?? "";
  const parent = keys.slice(0, -1).reduce((map, key, index) => {
    map[key] ??= typeof keys[index + 1] === "number" ? [] : {};
    return map[key] as Record<string | number, unknown>;
  }, topology);
  parent[last] = structuredClone(value);
}

/** A value that is not of the field's kind. */
function wrongKind({ type, enum: choices, const: only, anyOf }: Field["node"]): unknown {
  if (choices ?? only) return "bogus";
  if (anyOf) return 5;
  if (Array.isArray(type)) return true;
  return { string: 5, integer: "5", number: "5", boolean: "yes", array: 5, object: 5 }[String(type ?? "object")];
}

function name({ keys, members }: Field): string {
  return [keys.join("."), ...members.flatMap(({ choice }) => Object.values(choice))].join(" ");
}

const header = `import { defineTopology } from "../../src/index.js";\ndefineTopology(${JSON.stringify(everyOption)});\n`;
const editor = new Editor(
  header + fields.map((field) => `defineTopology(${changed(field, wrongKind(field.node))});`).join("\n"),
);
const mistakes = editor.mistakes();

/** In a map that need not be there, a wrong word makes TypeScript lose sight of what the keys are: with a right one it explains them. */
function explainedWhereRight(field: Field) {
  const right = field.node.enum?.[0] ?? field.node.type === "boolean";
  const text = `import { defineTopology } from "../../src/index.js";\ndefineTopology(${changed(field, right)});`;
  return new Editor(text).quickInfo(text.lastIndexOf(`"${field.keys.at(-1)}":`) + 1);
}

const table = fields.map((field, index) => [name(field), field, index + 2] as const);

describe("a value of the wrong kind does not compile", () => {
  test("and valid values compile", () => {
    expect(fields.length).toBeGreaterThan(30);
    expect(mistakes.filter(({ line }) => line < 2)).toEqual([]);
  });

  test.each(table)("%s", (_name, { keys }, line) => {
    const places = mistakes.filter((mistake) => mistake.line === line).map(({ text }) => text);
    expect(places).toContain(`"${keys.at(-1)}"`);
  });
});

describe("quick info explains each key, with its range and default:", () => {
  // A wrong provider chooses no member of the union, so that there is nothing to explain.
  test.each(table.filter(([, { node }]) => node.const === undefined))("%s", (_name, field, line) => {
    const { keys, node, isOptional } = field;
    const mistake = mistakes.find(({ text, line: at }) => at === line && text === `"${keys.at(-1)}"`);
    const wrong = editor.quickInfo(mistake?.start ?? 0);
    const { documentation, defaultValue } = wrong.documentation === "" ? explainedWhereRight(field) : wrong;
    expect(documentation).toMatch(/^[A-Z].+\.$/s);
    for (const limit of [node.minimum, node.maximum, node.minItems]) {
      if (limit !== undefined) expect(documentation).toMatch(new RegExp(`\\b${limit}\\b`));
    }
    if (!isOptional) expect(defaultValue).toBeUndefined();
    else if (typeof node.default === "object" || node.default === undefined) expect(defaultValue).toMatch(/./);
    else expect(defaultValue).toBe(JSON.stringify(node.default));
  });
});

test.each([
  ["platform", /^\(property\) TopologyInput\.platform: .*"debian-13"/, "The operating system of every host."],
  [
    "loadBalancers.0.priority",
    /^\(property\) LoadBalancerInput\.priority\?: number \| undefined$/,
    "The VRRP priority, 1 to 254: the healthy balancer with the highest holds the address.",
  ],
  [
    "vrrp.checkInterval",
    /^\(property\) VrrpInput\.checkInterval\?: number \| undefined$/,
    "How often keepalived checks HAProxy, in whole seconds from 1 to 3600.",
  ],
  [
    "services.0.mode",
    /^\(property\) ServiceInput\.mode\?: "/,
    "Whether HAProxy forwards connections (`tcp`) or reads the requests in them (`http`).",
  ],
  [
    "failover.reservedIp digitalocean",
    /^\(property\) DigitalOceanFailover\.reservedIp\?: string \| undefined$/,
    "The reserved IP (IPv4): the address that clients use, held by one balancer at a time.",
  ],
])("quick info of %s", (key, signature, documentation) => {
  const [, , line] = table.find(([wanted]) => wanted === key) ?? [];
  const last = key.split(" ")[0]?.split(".").at(-1);
  const info = editor.quickInfo(mistakes.find((m) => m.line === line && m.text === `"${last}"`)?.start ?? 0);
  expect(info.signature).toMatch(signature);
  expect(info.documentation).toBe(documentation);
});

test("a parsed topology's keys keep their documentation", () => {
  const text =
    'import type { Topology } from "../../src/index.js";\ndeclare const topology: Topology;\ntopology.services[0].port';
  const { signature, documentation } = new Editor(text).quickInfo(text.length - 1);
  expect(signature).toBe("(property) Service.port: number");
  expect(documentation).toMatch(/^The TCP port, 1 to 65535, /);
});
