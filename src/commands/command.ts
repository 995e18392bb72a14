import type { ParseArgsConfig } from "node:util";

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

/** What a command was called with. */
export interface Call {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** What a word may be: the name of a file or a folder, one of these words, or nothing that a shell could know. */
export type Completed = "file" | "folder" | "nothing" | readonly string[];

/** One command of the command line. */
export interface Command {
  /** `render TOPOLOGY --out DIR`; the words in capitals are its operands. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** All else that one needs to know, for --help. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  readonly operands: { readonly least: number; readonly most: number };
  /** What a shell may complete its operands and its options' values with; an option's are files if nothing is said. */
  readonly completes: { readonly operands: Completed; readonly options?: Readonly<Record<string, Completed>> };
  /** Its exit code for a topology that is refused. */
  readonly refused: 1 | 2;
  /** Does it, and returns the exit code. */
  readonly run: (call: Call, streams: Streams) => Promise<number>;
}

/** The call does not make sense: told in a line, with exit code 2. */
export class UsageError extends Error {}
