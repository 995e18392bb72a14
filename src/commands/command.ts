import type { ParseArgsConfig } from "node:util";

/** Where a command prints: data to `out`, everything else to `err`. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `out` shows colours. */
  readonly color: boolean;
}

/** What a command was called with. */
export interface Call {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** One command of the command line. */
export interface Command {
  /** `render TOPOLOGY --out DIR`; the words in capitals are its operands. */
  readonly usage: string;
  /** What it does, in one line. */
  readonly summary: string;
  /** All else that one needs to know, for --help. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  readonly operands: number;
  /** Its exit code for a topology that is refused. */
  readonly refused: 1 | 2;
  /** Does it, and returns the exit code. */
  readonly run: (call: Call, streams: Streams) => Promise<number>;
}

/** The call does not make sense: told in a line, with exit code 2. */
export class UsageError extends Error {}
