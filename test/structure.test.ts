import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import * as publicNames from "../src/index.js";
import { filesBelow, fixtures } from "./support/fixtures.js";

// The house rules of docs/architecture.md, held.

const sources = filesBelow("src").filter((path) => path.endsWith(".ts"));
const templates = filesBelow("templates");
const stemOf = (path: string) => path.replace(/(\.(upstart|systemd))?\.(ts|mustache)$/, "");

/** The layers, top to bottom: each imports only itself and what stands below. */
const layers = [
  "bin",
  "cli",
  "commands",
  "explanations",
  "node",
  "disk",
  "yaml",
  "index",
  "exports",
  "generate",
  "import",
  "files",
  "diagram",
  "forecast",
  "views",
  "topology",
  "providers",
  "rendering",
  "guards",
  "fields",
  "platforms",
  "reading",
  "errors",
  "issues",
  "printable",
];

const layerOf = (path: string) => layers.indexOf(stemOf(path.split("/")[0] ?? ""));

/** What a source file imports from this project, as paths below src/ or templates/. */
function importsOf(path: string): string[] {
  const text = readFileSync(join("src", path), "utf8");
  return [...text.matchAll(/(?:from |import\()"(\.[^"]+)"/g)].map(([, target = ""]) =>
    normalize(join("src", dirname(path), target)).replace(/\.js$/, ".ts"),
  );
}

describe("imports", () => {
  test.each(sources.filter((path) => !path.endsWith(".d.ts")))("of src/%s go in one direction", (path) => {
    expect(layerOf(path), `src/${path} belongs to no layer`).toBeGreaterThanOrEqual(0);
    for (const target of importsOf(path).filter((name) => name.startsWith("src/"))) {
      const imported = target.slice("src/".length);
      expect(existsSync(target), `${target} does not exist`).toBe(true);
      expect(layerOf(imported), `src/${path} imports src/${imported}`).toBeGreaterThanOrEqual(layerOf(path));
      expect(imported, "the public entry is for others").not.toBe("index.ts");
    }
  });

  // Biome's rule leaves types out.
  test("have no cycles, types included", () => {
    const done = new Set<string>();
    const walk = (path: string, way: readonly string[]) => {
      expect(way, "a circle of imports").not.toContain(path);
      if (done.has(path)) return;
      for (const target of importsOf(path).filter((name) => /^src\/.*\.ts$/.test(name))) {
        walk(target.slice("src/".length), [...way, path]);
      }
      done.add(path);
    };
    for (const path of sources) walk(path, []);
  });

  test("no file module imports another file module", () => {
    const modules = sources.filter((path) => /^files\/.+\//.test(path));
    for (const path of modules) {
      const others = importsOf(path).filter((target) => /^src\/files\/.+\//.test(target));
      expect(others, path).toEqual([]);
    }
  });

  // What lint rules can say, they say: biome.json keeps Node, the clock, the environment and long files out. These it cannot.
  test("the generating code uses no randomness and no locale", () => {
    for (const path of sources.filter((name) => !/^(disk|commands)\/|^(cli|bin)\.ts/.test(name))) {
      const text = readFileSync(join("src", path), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
      expect(text, path).not.toMatch(/Math\.random|toLocale|localeCompare/);
    }
  });
});

test("no provider is named outside its folder and the provider lists", () => {
  const lists = ["index", "failover", "files", "importers", "keepalived-confs", "master-scripts", "schemas"];
  const names = readdirSync("src/providers", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(names.length).toBeGreaterThan(0);
  for (const { name } of names) {
    // Another one of the same house says its name, too.
    const own = [
      "templates.d.ts",
      `providers/${name}/`,
      `providers/${name}-`,
      ...lists.map((list) => `providers/${list}.ts`),
    ];
    for (const path of sources.filter((source) => !own.some((start) => source.startsWith(start)))) {
      // One of them is an everyday word: in quotes, it is the provider.
      const word = name === "command" ? `["'\`]${name}["'\`]` : `(?<![a-z])${name}(?![a-z])`;
      expect(readFileSync(join("src", path), "utf8"), path).not.toMatch(new RegExp(word, "i"));
    }
  }
});

describe("templates, modules, registrations and fixtures pair up", () => {
  const modules = sources.filter((path) => /^files\/.+\//.test(path)).map((path) => stemOf(path).replace("files/", ""));
  const registry = ["index", "setup-files"].map((name) => readFileSync(`src/files/${name}.ts`, "utf8")).join("");

  test("every template has a module, and every module a template", () => {
    const generated = [...new Set(templates.map(stemOf))].filter(
      (stem) => !/^(failover|providers|diagram|exports)\/|\/parts\//.test(stem),
    );
    expect(generated).toEqual(modules);
  });

  test.each(templates.filter((path) => path.startsWith("failover/")))("templates/%s is used by a script", (path) => {
    const scripts = templates.filter((other) => other.startsWith("providers/"));
    const texts = scripts.map((other) => readFileSync(join("templates", other), "utf8"));
    expect(texts.join("")).toContain(`{{>../../${stemOf(path)}}}`);
  });

  test.each(templates.filter((path) => path.includes("/parts/")))("templates/%s is used by a file", (path) => {
    const files = templates.filter((other) => [dirname(dirname(path)), dirname(path)].includes(dirname(other)));
    const texts = files.map((other) => readFileSync(join("templates", other), "utf8"));
    expect(texts.join("")).toContain(`{{>parts/${basename(stemOf(path))}}}`);
  });

  test.each(modules)("%s: exported, and registered if it is a file", (stem) => {
    const text = readFileSync(`src/files/${stem}.ts`, "utf8");
    const [, name = ""] = /^export function (\w+)/m.exec(text) ?? [];
    expect(Object.keys(publicNames)).toContain(name);
    const definitions = [...text.matchAll(/^export const (\w+): (?:WebServer|LoadBalancer)File/gm)];
    for (const [, definition = ""] of definitions) {
      if (definitions.length === 1) expect(definition).toBe(`${name}File`);
      expect(Object.keys(publicNames)).toContain(definition);
      expect(registry).toMatch(new RegExp(`^ {2}${definition},$|[[ ]${definition}[,\\]]`, "m"));
    }
    if (definitions.length === 0)
      expect(templates.map((path) => readFileSync(join("templates", path), "utf8")).join()).toContain(
        `{{>${basename(stem)}}}`,
      );
  });

  test.each(modules)("%s: its docstring has a return value and an example", (stem) => {
    const text = readFileSync(`src/files/${stem}.ts`, "utf8");
    expect(text).toMatch(/\/\*\*[\s\S]+@returns[\s\S]+@example[\s\S]+\*\/\nexport function/);
  });

  test.each(fixtures)("fixture $name has a topology and expected files", ({ topology, expected }) => {
    expect(existsSync(topology)).toBe(true);
    expect(filesBelow(expected).length).toBeGreaterThan(0);
  });

  test("every fixture folder is covered", () => {
    expect(readdirSync("fixtures").sort()).toEqual([...fixtures.map(({ name }) => name), "refused"].sort());
  });
});

test.each(templates)("templates/%s never bypasses the guard", (path) => {
  expect(readFileSync(join("templates", path), "utf8")).not.toMatch(/\{\{\{|\{\{&|\{\{=/);
});
