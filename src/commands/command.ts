import type { ParseArgsConfig } from "node:util";
import { BrandedError } from "../errors.js";

/** Where a command prints: data to `out`, everything else to `err`. */
export interface Streams {
  readonly out: (data: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  /** Whether `out` shows colours. */
  readonly color: boolean;
  /** Whether `err` shows colours. */
  readonly errColor: boolean;
  /** Whether `out` is a terminal. */
  readonly outTerminal: boolean;
  /** Whether `err` is a terminal. */
  readonly errTerminal: boolean;
}

/** A command's operands and options. */
export interface Call {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** How to complete a word: as a file, as a folder, as one of these words, or not at all. */
export type Completed = "file" | "folder" | "nothing" | readonly string[];

/** One command of the command line. */
export interface Command {
  /** `render TOPOLOGY --out DIR`. */
  readonly usage: string;
  /** One line for the overview. */
  readonly summary: string;
  /** The text for --help. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  readonly operands: { readonly least: number; readonly most: number };
  /** How to complete operands and options' values; an option's default is a file. */
  readonly completes: { readonly operands: Completed; readonly options?: Readonly<Record<string, Completed>> };
  /** The exit code for an invalid topology. */
  readonly refused: 1 | 2;
  /** Runs the command, and returns the exit code. */
  readonly run: (call: Call, streams: Streams) => Promise<number>;
}

/** Wrong usage: a line on standard error, and exit code 2. */
export class UsageError extends BrandedError {
  get brand(): symbol {
    return Symbol.for("haproxy-failover.UsageError");
  }
}
