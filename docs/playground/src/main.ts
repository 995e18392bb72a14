import first from "starters/first";
import { byId, copy, download, h, notify } from "./dom.js";
import { type Editor, startEditor } from "./editor/editor.js";
import { ask, latest } from "./engine/engine.js";
import type { FileEntry } from "./engine/messages.js";
import { changesPanel } from "./panels/changes.js";
import { filesPanel } from "./panels/files.js";
import { forecastPanel } from "./panels/forecast.js";
import { picturePanel } from "./panels/picture.js";
import { showProblems } from "./panels/problems.js";
import { Tabs } from "./panels/tabs.js";
import { loadExplanations, warningsPanel } from "./panels/warnings.js";
import { forget, keep, kept } from "./share/keep.js";
import { fromFragment, toFragment } from "./share/link.js";

const keepBox = byId<HTMLInputElement>("keep");
const starters = byId<HTMLSelectElement>("starters");
let editor: Editor;
let isFresh = true;
let files: readonly FileEntry[] = [];
/** The problems that are shown, as text. */
let shown = "";

const tabs = new Tabs([
  filesPanel(),
  changesPanel(),
  warningsPanel((line) => editor.goTo(line)),
  picturePanel(),
  forecastPanel(),
]);

const read = latest(async (text: string) => {
  const fresh = isFresh;
  isFresh = false;
  const reading = await ask("read", { text, fresh });
  const { problems } = reading;
  files = reading.files ?? files;
  const key = JSON.stringify(problems);
  if (key !== shown) {
    editor.show(problems);
    showProblems(problems, (line) => editor.goTo(line));
    const title = problems.some(({ kind }) => kind === "error") ? "Errors" : "Warnings";
    tabs.label("warnings", problems.length === 0 ? title : `${title} (${problems.length})`);
  }
  shown = key;
  tabs.show({ ...reading, files });
  if (keepBox.checked) await keep(text);
});

/** Another topology takes the place of this one; changes count from there. */
function open(text: string): void {
  isFresh = true;
  if (text === editor.text) read(text);
  else editor.replace(text);
}

async function openLink(): Promise<boolean> {
  const text = await fromFragment(location.hash);
  if (text === undefined) return false;
  open(text);
  notify("Opened from a link, which holds no passwords and tokens: fill in what is marked.");
  return true;
}

const loadStarters = () => import("starters/all");

async function offerStarters(): Promise<void> {
  const { default: texts } = await loadStarters();
  starters.append(...Object.keys(texts).map((name) => h("option", { value: name }, name)));
}

starters.append(h("option", { value: "" }, "choose …"));
starters.addEventListener("change", async () => {
  const { default: texts } = await loadStarters();
  const text = texts[starters.value];
  if (text !== undefined) open(text);
});

byId("share").addEventListener("click", async () => {
  const bare = await ask("bare", { text: editor.text });
  if (bare === undefined) {
    notify(
      "No link: correct the errors first, and see that no password or token stands in a comment or in another value.",
    );
    return;
  }
  history.replaceState(null, "", await toFragment(bare));
  const left = bare === editor.text ? "" : " Passwords and tokens are left out.";
  await copy(location.href, `Copied the link.${left}`);
});

for (const [id, format] of [
  ["zip", "zip"],
  ["tar", "tar.gz"],
] as const) {
  byId(id).addEventListener("click", async () => {
    download(`tier.${format}`, await ask("archive", { format }), `application/${format === "zip" ? "zip" : "gzip"}`);
    notify(`Made tier.${format}: a folder for each host.`);
  });
}

keepBox.checked = kept() !== undefined;
keepBox.addEventListener("change", async () => {
  if (!keepBox.checked) forget();
  else await keep(editor.text);
  notify(
    keepBox.checked
      ? "This browser keeps the topology, without passwords and tokens."
      : "This browser has forgotten the topology.",
  );
});

editor = startEditor(byId("editor"), kept() ?? first, read);
addEventListener("hashchange", () => void openLink());
if (!(await openLink())) open(editor.text);
setTimeout(() => void Promise.all([offerStarters(), loadExplanations()]), 500);
