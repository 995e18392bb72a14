import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { h } from "../dom.js";
import { placeAt } from "./places.js";
import { descriptionAt, propertiesAt, type Schema, valuesAt } from "./schema.js";

// Completion and hover, from the JSON Schema: loaded once the page is there.

function kindOf({ type, enum: values }: Schema): string {
  return values ? "one of a few" : (type ?? "");
}

function complete({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const line = state.doc.lineAt(pos);
  const { keys, writes, word, from } = placeAt(state.sliceDoc(0, pos));
  if (/(^|\s)#/.test(line.text.slice(0, pos - line.from)) || (word === "" && !explicit)) return null;
  const options: Completion[] =
    writes === "key"
      ? propertiesAt(keys).map(([label, schema]) => ({
          label,
          apply: `${label}: `,
          detail: kindOf(schema),
          ...(schema.description && { info: schema.description }),
          type: "property",
        }))
      : valuesAt(keys).map((label) => ({ label, type: "constant" }));
  return { from: line.from + from, options, validFor: /^[\w$.-]*$/ };
}

const hover = hoverTooltip((view, pos) => {
  const word = view.state.wordAt(pos);
  if (!word) return null;
  const { keys, writes, word: name } = placeAt(view.state.sliceDoc(0, word.to));
  const path = writes === "key" ? [...keys, name] : keys;
  const text = descriptionAt(path);
  if (text === undefined) return null;
  const label = path.map((key, index) => (key === 0 ? "[]" : `${index === 0 ? "" : "."}${key}`)).join("");
  const dom = h("div", { className: "cm-hint" }, h("code", {}, label), h("br"), text);
  return { pos: word.from, end: word.to, create: () => ({ dom }) };
});

export const hints: Extension = [autocompletion({ override: [complete], icons: false }), hover];
