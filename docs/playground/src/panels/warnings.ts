import { h } from "../dom.js";
import type { Problem } from "../engine/messages.js";
import type { Panel } from "./panel.js";

/** Loaded once the page is there, so that it works offline as well. */
export const loadExplanations = () => import("haproxy-failover/explanations");

/** Errors and warnings with their explanations. */
export function warningsPanel(goTo: (line: number) => void): Panel {
  const element = h("div", { className: "warnings" });
  let drawn = "";
  return {
    id: "warnings",
    title: "Warnings",
    element,
    async show({ problems }) {
      const key = JSON.stringify(problems);
      if (key === drawn) return;
      drawn = key;
      const { explanations } = await loadExplanations();
      element.replaceChildren(
        ...(problems.length === 0 ? [h("p", { className: "quiet" }, "No errors and no warnings.")] : []),
        ...problems.slice(0, 200).map((problem) => {
          const { what, night, fix } = explanations[problem.code as keyof typeof explanations];
          const terms = { "What it is": what, "In the night": night, Fix: fix };
          return h(
            "article",
            { className: problem.kind },
            heading(problem, goTo),
            h("p", {}, problem.message),
            h(
              "details",
              {},
              h("summary", {}, "Why it matters, and what to do"),
              h("dl", {}, ...Object.entries(terms).flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)])),
            ),
          );
        }),
      );
    },
  };
}

function heading({ kind, code, path, line }: Problem, goTo: (line: number) => void): HTMLElement {
  const title = h(
    "h3",
    {},
    h("span", { className: "kind" }, kind),
    ` ${path || "topology"} `,
    h("code", { className: "quiet" }, code),
  );
  if (line === undefined) return title;
  const button = h("button", { type: "button", "aria-label": `Go to line ${line}` }, `line ${line}`);
  button.addEventListener("click", () => goTo(line));
  title.append(" ", button);
  return title;
}
