import { describe, expect, test } from "vitest";
import { compile } from "../../mustache.config.js";
import { UnsafeValueError } from "../../src/errors.js";
import { guard } from "../../src/guards/guard.js";
import { type CompiledTemplate, perHost, type SharedText, template, templates } from "../../src/rendering/template.js";

const word = guard(/^\w+$/);

type AnyView = Readonly<Record<string, unknown>>;

/** Values that no type has looked at. */
interface Untyped {
  (view: AnyView): string;
  readonly shared: (view: AnyView) => SharedText<string>;
}

function make(text: string, partials: Record<string, string> = {}): Untyped {
  const code = compile(text, (name) => partials[name] ?? "");
  const compiled: CompiledTemplate<unknown, string> = new Function(`return ${code}`)();
  const made: unknown = template(compiled, "/etc/test", {
    ...Object.fromEntries(["a", "b", "part", "before", "after", "host", "outer"].map((name) => [name, word])),
    address: guard(/^[\d.]+$/),
    list: guard(/^[ab]$/),
  });
  return made as Untyped;
}

function fill(text: string, view: AnyView, partials: Record<string, string> = {}): string {
  return make(text, partials)(view);
}

describe("a template", () => {
  test("prints texts and numbers through the guard, without HTML escapes", () => {
    expect(fill("{{a}} {{b}} & <\n", { a: "x", b: 7 })).toBe("x 7 & <\n");
    expect(() => fill("{{a}}", { a: "x y" })).toThrow(UnsafeValueError);
  });

  test("guards a placeholder by its name, and list items by the list's name", () => {
    expect(fill("{{address}}", { address: "10.0.0.1" })).toBe("10.0.0.1");
    expect(() => fill("{{address}}", { address: "word" })).toThrow(
      "a value that is not allowed there for {{address}} in /etc/test; pass topologies through parseTopology",
    );
    expect(() => fill("{{#list}}{{.}}{{/list}}", { list: ["a", "c"] })).toThrow(
      expect.objectContaining({ file: "/etc/test", placeholder: "list" }),
    );
  });

  test("prints lists and sections without blank lines", () => {
    const text = "{\n    {{#list}}\n    {{.}};\n    {{/list}}\n    {{^off}}\n    on\n    {{/off}}\n}\n";
    expect(fill(text, { list: ["a", "b"], off: false })).toBe("{\n    a;\n    b;\n    on\n}\n");
  });

  test("prints what is inverted for an empty list, as for false, and for nothing else", () => {
    for (const list of [[], false]) expect(fill("{{^list}}none{{/list}}", { list })).toBe("none");
    for (const list of [["a"], true, "a", 1]) expect(fill("{{^list}}none{{/list}}", { list })).toBe("");
  });

  test("prints a section once for a value that is no list, and not at all for false", () => {
    for (const list of [true, "a", 1, {}]) expect(fill("{{#list}}some{{/list}}", { list })).toBe("some");
    for (const list of [false, []]) expect(fill("{{#list}}some{{/list}}", { list })).toBe("");
    for (const list of ["", 0, null]) expect(() => fill("{{#list}}some{{/list}}", { list })).toThrow(UnsafeValueError);
  });

  test("of a file that looks different on Upstart and on systemd are two", () => {
    const compiled = (text: string): CompiledTemplate<{ a: string }, "a"> =>
      new Function(`return ${compile(`${text} {{a}}`, String)}`)();
    const { upstart, systemd } = templates({ upstart: compiled("start"), systemd: compiled("[Unit]") }, "/etc/test", {
      a: word,
    });
    expect(upstart({ a: "x" })).toBe("start x");
    expect(systemd({ a: "x" })).toBe("[Unit] x");
    expect(() => systemd({ a: "x y" })).toThrow(UnsafeValueError);
  });

  test("indents a partial like its tag", () => {
    expect(fill("{\n    {{>part}}\n}\n", {}, { part: "one\n" })).toBe("{\n    one\n}\n");
  });

  test("fills each host's own values into a long text", () => {
    const before = Array.from({ length: 5000 }, (_, n) => `a${n}`);
    const after = [...before].reverse();
    const shared = make("{{#before}}{{.}}\n{{/before}}{{host}}\n{{#after}}{{.}}\n{{/after}}{{host}}\n").shared({
      before,
      after,
      host: perHost("name"),
    });
    for (const name of ["web1", "web2", "web3", "web4"]) {
      expect(shared.filled({ name })).toBe([...before, name, ...after, name, ""].join("\n"));
    }
  });

  test.each([
    ["a name that is missing", "{{a}}", {}],
    ["a name that is undefined", "{{a}}", { a: undefined }],
    ["a section that is missing", "{{#a}}x{{/a}}", {}],
    ["an inverted section that is missing", "{{^a}}x{{/a}}", {}],
    ["a name that only the outer view has", "{{#list}}{{outer}}{{/list}}", { outer: "x", list: [{}] }],
  ])("throws for %s", (_what, text, view) => {
    expect(() => fill(text, view)).toThrow(/^no value for \{\{\w+\}\} in \/etc\/test; /);
  });

  test.each(["{{toString}}", "{{#constructor}}x{{/constructor}}", "{{^__proto__}}x{{/__proto__}}"])(
    "is not compiled with a name that every object has: %s",
    (text) => {
      expect(() => compile(text, String)).toThrow(/is no name for a value$/);
    },
  );

  test.each(["{{{a}}}", "{{&a}}"])("is not compiled with anything that bypasses the guard: %s", (text) => {
    expect(() => compile(text, String)).toThrow(/^templates have no \{\{&a\}\}$/);
  });
});
