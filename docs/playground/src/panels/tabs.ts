import { byId, h } from "../dom.js";
import type { Panel, Shown } from "./panel.js";

/** Tabs as the ARIA Authoring Practices have them: arrow keys move between them, Tab leads on. */
export class Tabs {
  private readonly buttons: readonly HTMLButtonElement[];
  private open: Panel;
  private reading: Shown | undefined;

  constructor(private readonly panels: readonly [Panel, ...Panel[]]) {
    this.open = panels[0];
    this.buttons = panels.map(({ id, title }) =>
      h("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, textContent: title }),
    );
    for (const [index, panel] of panels.entries()) {
      this.buttons[index]?.addEventListener("click", () => this.select(panel));
      Object.assign(panel.element, { id: `panel-${panel.id}`, tabIndex: -1 });
      panel.element.setAttribute("role", "tabpanel");
      panel.element.setAttribute("aria-labelledby", `tab-${panel.id}`);
    }
    byId("tabs").append(...this.buttons);
    byId("tabs").addEventListener("keydown", (event) => this.move(event));
    byId("panels").append(...panels.map(({ element }) => element));
    this.select(this.open);
  }

  /** Shows a new reading in the open tab; the others get it when they open. */
  show(reading: Shown): void {
    this.reading = reading;
    void this.open.show(reading);
  }

  /** How much there is behind a tab, beside its title. */
  label(id: string, title: string): void {
    const index = this.panels.findIndex((panel) => panel.id === id);
    const button = this.buttons[index];
    if (button) button.textContent = title;
  }

  private select(panel: Panel): void {
    this.open = panel;
    for (const [index, each] of this.panels.entries()) {
      const isOpen = each === panel;
      each.element.hidden = !isOpen;
      this.buttons[index]?.setAttribute("aria-selected", String(isOpen));
      if (this.buttons[index]) this.buttons[index].tabIndex = isOpen ? 0 : -1;
    }
    if (this.reading) void panel.show(this.reading);
  }

  private move(event: KeyboardEvent): void {
    const last = this.panels.length - 1;
    const at = this.panels.indexOf(this.open);
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    const panel = to === undefined ? undefined : this.panels[to];
    if (to === undefined || panel === undefined) return;
    event.preventDefault();
    this.select(panel);
    this.buttons[to]?.focus();
  }
}
