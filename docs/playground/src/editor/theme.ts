import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The colours are the page's own properties, which differ between light and dark: style.css.

export const highlighting = HighlightStyle.define([
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.atom, tags.keyword], color: "var(--code-key)" },
  { tag: [tags.string, tags.number], color: "var(--code-string)" },
  { tag: [tags.meta, tags.definition(tags.variableName)], color: "var(--code-name)" },
]);

export const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "0.875rem", color: "var(--text)", backgroundColor: "var(--surface)" },
  // The page marks the focus around all of the editor, gutter included.
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--text)", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { color: "var(--quiet)", backgroundColor: "var(--surface)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--active)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  ".cm-tooltip": {
    color: "var(--text)",
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    maxWidth: "min(32rem, 90vw)",
  },
  ".cm-tooltip-autocomplete > ul > li": { color: "var(--text)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--text)", backgroundColor: "var(--selection)" },
  ".cm-completionDetail": { color: "var(--quiet)" },
  ".cm-hint": { padding: "0.4rem 0.6rem", font: "0.875rem/1.45 var(--sans)" },
  ".cm-hint code": { fontFamily: "var(--mono)", color: "var(--code-key)" },
  ".cm-diagnostic": { font: "0.875rem/1.45 var(--sans)", color: "var(--text)", whiteSpace: "pre-wrap" },
});
