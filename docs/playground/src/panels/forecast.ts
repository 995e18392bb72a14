import type { Forecast } from "haproxy-failover";
import { h } from "../dom.js";
import { ask } from "../engine/engine.js";
import type { Panel } from "./panel.js";

const whose = { all: "every request fails", some: "some requests fail", none: "no request fails" };

export function forecastPanel(): Panel {
  const number = (id: string) =>
    h("input", { type: "number", id, min: "0", max: "3600", step: "any", inputMode: "decimal" });
  const [least, most] = [number("least"), number("most")];
  const api = h(
    "p",
    { className: "api" },
    h("label", {}, "The API moves the address within ", least),
    h("label", {}, " to ", most),
    " s",
    h("span", { className: "quiet" }, "(empty: what is known of the provider, or 1 to 10 s)"),
  );
  const list = h("div", {});
  let open = new Set<string>();

  async function draw(): Promise<void> {
    const move = { least: least.valueAsNumber, most: most.valueAsNumber };
    const isSaid = move.least >= 0 && move.most >= move.least;
    const forecasts = await ask("forecast", { move: isSaid ? move : undefined });
    open = new Set([...list.querySelectorAll("details[open]")].map((one) => (one as HTMLElement).dataset.fault ?? ""));
    list.replaceChildren(...forecasts.map((one) => article(one, open.has(one.fault))));
  }

  for (const input of [least, most]) input.addEventListener("input", () => void draw());
  return {
    id: "forecast",
    title: "Forecast",
    element: h(
      "div",
      { className: "forecast" },
      h("p", {}, "What this tier will do when something fails. The times come from the timers in its files."),
      api,
      list,
    ),
    async show({ files, hasApi }) {
      api.hidden = !hasApi;
      if (files.length > 0) await draw();
    },
  };
}

function article(
  { fault, title, affects, holders, steps, seconds, from, lost, shorter }: Forecast,
  open: boolean,
): HTMLElement {
  const time =
    from === "repair" && steps.length === 0
      ? "until repaired"
      : `${range(seconds)}${from === "repair" ? " after repair" : ""}`;
  const on = [...new Set(holders.map(({ balancer }) => balancer ?? "nobody"))].join(", ");
  return h(
    "details",
    { open, "data-fault": fault, className: `fault ${affects}` },
    h(
      "summary",
      {},
      h("span", { className: "what" }, title.charAt(0).toUpperCase() + title.slice(1)),
      " ",
      h("span", { className: "when" }, time),
      " ",
      h("span", { className: "quiet" }, `${whose[affects]}; then on ${on}`),
    ),
    ...(steps.length === 0 ? [] : [table(steps, seconds)]),
    h("p", {}, h("strong", {}, "Lost: "), lost),
    ...shorter.map(({ path, value, saves, costs }) =>
      h(
        "p",
        {},
        h("strong", {}, "Shorter: "),
        h("code", {}, `${path}: ${value}`),
        saves === undefined ? ", and the tier helps itself. " : `, up to ${saves} s less. `,
        `What it costs: ${costs.charAt(0).toLowerCase()}${costs.slice(1)}`,
      ),
    ),
  );
}

function table(steps: Forecast["steps"], sum: Forecast["seconds"]): HTMLElement {
  const row = (time: string, what: string) => h("tr", {}, h("td", {}, time), h("td", {}, what));
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Time"), h("th", { scope: "col" }, "Step"))),
    h("tbody", {}, ...steps.map((step) => row(range(step), step.what))),
    ...(steps.length > 1 ? [h("tfoot", {}, row(range(sum), "together"))] : []),
  );
}

function range({ least, most }: Forecast["seconds"]): string {
  return least === most ? `${most} s` : `${least} to ${most} s`;
}
