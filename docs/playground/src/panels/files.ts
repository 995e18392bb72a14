import { copy, count, download, h } from "../dom.js";
import { ask } from "../engine/engine.js";
import type { FileEntry } from "../engine/messages.js";
import { highlighted } from "../highlight.js";
import type { Panel, Shown } from "./panel.js";

/** More hosts than this are found by their names. */
const mostHosts = 50;

export function filesPanel(): Panel {
  const filter = h("input", {
    type: "search",
    id: "filter",
    placeholder: "lb1, haproxy.cfg",
    autocomplete: "off",
    spellcheck: false,
  });
  const list = h("nav", { "aria-label": "Files by host", className: "tree" });
  const title = h("h3", {});
  const facts = h("span", { className: "quiet" });
  const text = h("pre", { tabIndex: 0 });
  const copyButton = h("button", { type: "button" }, "Copy");
  const downloadButton = h("button", { type: "button" }, "Download");
  const view = h(
    "section",
    { className: "file", "aria-label": "The file" },
    h("div", { className: "bar" }, title, facts, h("span", { className: "buttons" }, copyButton, downloadButton)),
    text,
  );
  const side = h("div", { className: "side" }, h("label", {}, "Find ", filter), list);
  const openHosts = new Set<string>();
  let reading: Shown | undefined;
  let chosen: FileEntry | undefined;
  let content = "";
  let drawn: readonly FileEntry[] | undefined;

  const isSame = (one: FileEntry, other?: FileEntry) => one.host === other?.host && one.path === other.path;

  async function choose(file: FileEntry): Promise<void> {
    chosen = file;
    title.textContent = `${file.host}: ${file.path}`;
    facts.textContent = `mode ${file.mode.toString(8).padStart(4, "0")}${file.secret ? ", holds a secret" : ""}`;
    text.setAttribute("aria-label", `${file.path} of ${file.host}`);
    for (const button of list.querySelectorAll("button")) {
      if (button.dataset.file === `${file.host} ${file.path}`) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    const now = await ask("file", { host: file.host, path: file.path });
    if (!isSame(file, chosen) || now === content) return;
    content = now;
    text.replaceChildren(highlighted(now));
  }

  function buttonFor(file: FileEntry): HTMLElement {
    const button = h("button", { type: "button", "data-file": `${file.host} ${file.path}` }, file.path.slice(1));
    if (isSame(file, chosen)) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => void choose(file));
    return h("li", {}, button);
  }

  function drawTree(): void {
    const wanted = filter.value.trim().toLowerCase();
    const all =
      reading?.files.filter(({ host, path }) => wanted === "" || `${host}${path}`.toLowerCase().includes(wanted)) ?? [];
    const hosts = [...Map.groupBy(all, ({ host }) => host)];
    list.replaceChildren(
      ...hosts.slice(0, mostHosts).map(([host, own]) => {
        const files = h("ul", {});
        const details = h(
          "details",
          { open: openHosts.has(host) || host === chosen?.host || wanted !== "" },
          h("summary", {}, host),
          files,
        );
        const fill = () => {
          if (details.open && files.childElementCount === 0) files.append(...own.map(buttonFor));
        };
        details.addEventListener("toggle", () => {
          fill();
          if (details.open) openHosts.add(host);
          else openHosts.delete(host);
        });
        fill();
        return details;
      }),
      h(
        "p",
        { className: "quiet" },
        hosts.length > mostHosts ? `and ${count(hosts.length - mostHosts, "more host")}` : count(all.length, "file"),
      ),
    );
  }

  filter.addEventListener("input", drawTree);
  copyButton.addEventListener("click", () => void copy(content, `Copied ${chosen?.path}.`));
  downloadButton.addEventListener("click", () => download(chosen?.path.split("/").at(-1) ?? "file", content));

  return {
    id: "files",
    title: "Files",
    element: h("div", { className: "files" }, side, view),
    async show(next) {
      reading = next;
      const { files } = next;
      const first = files.find(({ path }) => path.endsWith("/haproxy.cfg")) ?? files[0];
      const same = files.find((file) => isSame(file, chosen)) ?? first;
      view.hidden = same === undefined;
      if (same) await choose(same);
      // As long as the files are the same, the tree stays as it is, with what is focused in it.
      if (files !== drawn) drawTree();
      drawn = files;
    },
  };
}
