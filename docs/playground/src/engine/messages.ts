import type { Forecast, ForecastOptions } from "haproxy-failover";

/** An error or a warning, where it is in the text. */
export interface Problem {
  readonly kind: "error" | "warning";
  readonly code: string;
  readonly path: string;
  readonly message: string;
  /** From 1; undefined for the whole text. */
  readonly line: number | undefined;
}

export interface FileEntry {
  readonly host: string;
  readonly path: string;
  readonly mode: number;
  readonly secret: boolean;
}

/** What a text gives. A text with errors leaves the files of the last one without. */
export interface Reading {
  readonly problems: readonly Problem[];
  readonly isValid: boolean;
  /** Undefined where they are those of the reading before: of a large tier, they would take long to hand over. */
  readonly files: readonly FileEntry[] | undefined;
  /** Whether an API moves the address, whose time the forecast must guess. */
  readonly hasApi: boolean;
}

/** From which files on changes are shown. */
export type Since = "edit" | "opening";

/** One file's changes: lines with `+`, `-` or a blank before them, in pieces. */
export interface FileChange {
  readonly host: string;
  readonly path: string;
  readonly added: number;
  readonly removed: number;
  readonly pieces: readonly (readonly string[])[];
}

/** What the page asks of its worker, and what it is answered. */
export interface Answers {
  /** `fresh`: another topology begins, and changes count from here. */
  read: { ask: { text: string; fresh: boolean }; answer: Reading };
  file: { ask: { host: string; path: string }; answer: string };
  changes: { ask: { since: Since }; answer: readonly FileChange[] };
  picture: { ask: { format: "svg" | "mermaid" }; answer: string };
  forecast: { ask: { move: ForecastOptions["move"] }; answer: readonly Forecast[] };
  archive: { ask: { format: "zip" | "tar.gz" }; answer: Uint8Array<ArrayBuffer> };
  /** The text without secrets, or undefined. */
  bare: { ask: { text: string }; answer: string | undefined };
}

export type Question = keyof Answers;

export interface Request {
  readonly id: number;
  readonly question: Question;
  readonly ask: Answers[Question]["ask"];
}

export interface Response {
  readonly id: number;
  readonly answer?: Answers[Question]["answer"];
  readonly fault?: string;
}
