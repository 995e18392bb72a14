import { byId, count, h } from "../dom.js";
import type { Problem } from "../engine/messages.js";

/** More than anybody reads below an editor. */
const mostShown = 8;

/** The list below the editor: the errors, each leading to its line; or that there are none. */
export function showProblems(problems: readonly Problem[], goTo: (line: number) => void): void {
  const errors = problems.filter(({ kind }) => kind === "error");
  const warnings = problems.length - errors.length;
  const sum =
    errors.length === 0
      ? `No errors, ${count(warnings, "warning")}.`
      : `${count(errors.length, "error")}. The files are those of the last text without errors.`;
  const items = errors.slice(0, mostShown).map(({ line, path, message }) => {
    const text = `${path === "" ? "" : `${path}: `}${message}`;
    const button = h("button", { type: "button" }, line === undefined ? text : `Line ${line}: ${text}`);
    button.addEventListener("click", () => goTo(line ?? 1));
    return h("li", {}, button);
  });
  byId("problems").replaceChildren(
    h("p", { className: errors.length > 0 ? "error" : "fine" }, sum),
    h("ul", {}, ...items),
  );
}
