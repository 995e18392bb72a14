import { readFileSync } from "node:fs";
import { join } from "node:path";
import Mustache from "mustache";
import { partialOf, type Token } from "../../mustache.config.js";
import { filesBelow } from "../support/fixtures.js";

/** How a template uses a name: what is inside of its sections, and whether it prints the value itself there, or outside. */
interface Use {
  readonly inside: Scope;
  printed: boolean;
  printedInside: boolean;
}

/** The names that a template looks up in one view. */
type Scope = Map<string, Use>;

const writer = new Mustache.Writer();

/** src/templates.d.ts: what each template asks for. */
export function viewTypes(): string {
  const paths = filesBelow("templates").filter((path) => !/^failover\/|\/parts\//.test(path));
  const modules = paths.map((path) => {
    const file = join("templates", path);
    const type = templateType(readFileSync(file, "utf8"), (name) => readFileSync(partialOf(file, name), "utf8"));
    return `declare module "*/templates/${path}" {\n  const compiled: ${type};\n  export default compiled;\n}\n`;
  });
  return `${head}\n${modules.join("\n")}`;
}

const head = `// Made of the templates by npm run derive: a change belongs there.

declare namespace Views {
  type Value = import("./rendering/view.js").Value;
  type Section<Inside> = import("./rendering/view.js").Section<Inside>;
  type Template<View, Name extends string> = import("./rendering/template.js").CompiledTemplate<View, Name>;
}
`;

/** The type of a compiled template: the values that it prints, and the names of its placeholders. */
export function templateType(text: string, partialNamed: (name: string) => string): string {
  const view: Scope = new Map();
  const placeholders = new Set<string>();
  const walk = (tokens: readonly Token[], scope: Scope, section: readonly [name: string, use: Use] | undefined) => {
    for (const [kind, name, , , inside] of tokens) {
      if (kind === "text") continue;
      if (kind === ">") {
        walk(writer.parse(partialNamed(name)), scope, section);
      } else if (name === ".") {
        if (section === undefined) throw new Error("{{.}} outside of any section");
        section[1].printedInside = true;
        placeholders.add(section[0]);
      } else {
        const use = scope.get(name) ?? { inside: new Map(), printed: false, printedInside: false };
        scope.set(name, use);
        if (kind === "name") {
          use.printed = true;
          placeholders.add(name);
        } else if (kind === "#") walk(inside as Token[], use.inside, [name, use]);
        else walk(inside as Token[], scope, section);
      }
    }
  };
  walk(writer.parse(text), view, undefined);
  const names = [...placeholders].map((name) => JSON.stringify(name)).join(" | ");
  return `Views.Template<${viewType(view, "  ")}, ${names || "never"}>`;
}

function viewType(scope: Scope, indent: string): string {
  if (scope.size === 0) return "Readonly<Record<never, Views.Value>>";
  const lines = [...scope].map(([name, use]) => `${indent}  readonly ${name}: ${useType(name, use, `${indent}  `)};\n`);
  return `{\n${lines.join("")}${indent}}`;
}

function useType(name: string, { inside, printed, printedInside }: Use, indent: string): string {
  if (printedInside && inside.size > 0) throw new Error(`{{#${name}}} has both {{.}} and names inside`);
  const kinds = [
    ...(printed ? ["Views.Value"] : []),
    ...(printedInside ? ["Views.Section<Views.Value>"] : []),
    ...(inside.size > 0 ? [`Views.Section<${viewType(inside, indent)}>`] : []),
  ];
  return kinds.join(" & ") || "boolean";
}
