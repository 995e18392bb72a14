import type { FileEntry, Reading } from "../engine/messages.js";

/** A reading, with the files that there are. */
export interface Shown extends Omit<Reading, "files"> {
  readonly files: readonly FileEntry[];
}

/** A tab, and what it shows. */
export interface Panel {
  readonly id: string;
  readonly title: string;
  readonly element: HTMLElement;
  /** Shows what a text gives. Called while the tab is open, and when it opens. */
  show(reading: Shown): void | Promise<void>;
}
