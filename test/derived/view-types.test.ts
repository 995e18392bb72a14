import { expect, test } from "vitest";
import { expectGolden } from "../support/golden.js";
import { templateType, viewTypes } from "./view-types.js";

test("src/templates.d.ts has what each template asks for", () => {
  expectGolden("src/templates.d.ts", viewTypes());
});

const compact = (text: string, partials: Record<string, string> = {}) =>
  templateType(text, (name) => partials[name] ?? "")
    .replaceAll("Views.", "")
    .replace(/\s+/g, " ");

test.each([
  ["only text", "Template<Readonly<Record<never, Value>>, never>"],
  ["{{a}} {{a}} {{b}}", 'Template<{ readonly a: Value; readonly b: Value; }, "a" | "b">'],
  ["{{#a}}on{{/a}}{{^a}}{{b}}{{/a}}", 'Template<{ readonly a: boolean; readonly b: Value; }, "b">'],
  ["{{#a}}{{.}}{{/a}}", 'Template<{ readonly a: Section<Value>; }, "a">'],
  [
    "{{#a}}{{b}}{{/a}}{{#a}}{{c}}{{/a}}",
    'Template<{ readonly a: Section<{ readonly b: Value; readonly c: Value; }>; }, "b" | "c">',
  ],
  ["{{a}}{{#a}}{{.}}{{/a}}", 'Template<{ readonly a: Value & Section<Value>; }, "a">'],
  ["{{#a}}{{^b}}{{.}}{{/b}}{{/a}}", undefined],
  ["{{.}}", undefined],
])("the type of %s", (text, type) => {
  if (type === undefined) expect(() => compact(text)).toThrow(/\{\{\.\}\}/);
  else expect(compact(text)).toBe(type);
});

test("a partial belongs to the view around it", () => {
  expect(compact("{{#a}}{{>part}}{{/a}}", { part: "{{b}}" })).toBe(
    'Template<{ readonly a: Section<{ readonly b: Value; }>; }, "b">',
  );
});
