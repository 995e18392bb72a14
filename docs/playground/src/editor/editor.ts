import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, type Text } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import type { Problem } from "../engine/messages.js";
import { highlighting, theme } from "./theme.js";

const hints = new Compartment();

/** The editor of the topology. */
export interface Editor {
  readonly text: string;
  replace(text: string): void;
  show(problems: readonly Problem[]): void;
  goTo(line: number): void;
}

/** Starts the editor in an element; `onChange` gets each new text. */
export function startEditor(parent: HTMLElement, text: string, onChange: (text: string) => void): Editor {
  // In a shadow root CodeMirror needs no style element, which the page's policy forbids.
  const root = parent.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentUnit.of("  "),
        StreamLanguage.define(yaml),
        syntaxHighlighting(highlighting),
        theme,
        hints.of([]),
        // Not Tab: it leads on to what comes after the editor.
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          tabindex: "0",
          "aria-labelledby": "",
          "aria-label": "Topology, as YAML or JSON",
        }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onChange(state.doc.toString());
        }),
      ],
    }),
  });
  setTimeout(() => {
    void import("./hints.js").then((loaded) => view.dispatch({ effects: hints.reconfigure(loaded.hints) }));
  }, 300);
  return {
    get text() {
      return view.state.doc.toString();
    },
    replace: (insert) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } }),
    show: (problems) => view.dispatch(setDiagnostics(view.state, diagnosticsOf(problems, view.state.doc))),
    goTo(line) {
      const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
  };
}

function diagnosticsOf(problems: readonly Problem[], document: Text): Diagnostic[] {
  return problems.map(({ kind, line = 1, path, message }) => {
    const { from, to, text } = document.line(Math.min(line, document.lines));
    const start = from + text.length - text.trimStart().length;
    return { from: Math.min(start, to), to, severity: kind, message: path === "" ? message : `${path}: ${message}` };
  });
}
