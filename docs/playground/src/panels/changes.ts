import { count, h } from "../dom.js";
import { ask } from "../engine/engine.js";
import type { FileChange, Since } from "../engine/messages.js";
import type { Panel } from "./panel.js";

/** More than anybody looks through. */
const mostShown = 100;

export function changesPanel(): Panel {
  const since = h(
    "select",
    { id: "since" },
    h("option", { value: "edit" }, "the last edit"),
    h("option", { value: "opening" }, "it was opened"),
  );
  const list = h("div", { className: "changes" });

  async function draw(): Promise<void> {
    const changes = await ask("changes", { since: since.value as Since });
    const sum = changes.length === 0 ? "No file has changed." : `${count(changes.length, "file")} changed.`;
    list.replaceChildren(
      h("p", { className: "quiet" }, sum),
      ...changes.slice(0, mostShown).map((change, index) => article(change, index < 5)),
      ...(changes.length > mostShown ? [h("p", { className: "quiet" }, `and ${changes.length - mostShown} more`)] : []),
    );
  }

  since.addEventListener("change", () => void draw());
  return {
    id: "changes",
    title: "Changes",
    element: h("div", {}, h("p", {}, h("label", {}, "Since ", since)), list),
    show: draw,
  };
}

function article({ host, path, added, removed, pieces }: FileChange, open: boolean): HTMLElement {
  const lines = pieces.flatMap((piece, index) => [
    ...(index > 0 ? [h("span", { className: "gap" }, "…\n")] : []),
    ...piece.map(line),
  ]);
  return h(
    "details",
    { open },
    h("summary", {}, `${host}: ${path} `, h("span", { className: "quiet" }, `+${added} −${removed}`)),
    h("pre", { tabIndex: 0, "aria-label": `Changes in ${path} of ${host}` }, ...lines),
  );
}

function line(text: string): HTMLElement {
  const kind = { "+": "ins", "-": "del" }[text.charAt(0)] as "ins" | "del" | undefined;
  return h(kind ?? "span", {}, `${text}\n`);
}
