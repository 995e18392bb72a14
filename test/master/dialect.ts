import { type Cloud, here } from "./cloud.js";

/** How a provider's API and metadata service speak; cloud.ts has what all of them do. */
export interface Dialect {
  /** Where its script finds the API. */
  readonly api: string;
  /** What its firmware calls the maker of a machine. */
  readonly vendor: string;
  /** Whether the address is on the host itself, with the provider's network behind its public interface. */
  readonly onHost: boolean;
  /** What the metadata service answers, by path. */
  readonly metadata: (cloud: Cloud) => Readonly<Record<string, string>>;
  /** The number of the action that a path asks for. */
  readonly actionIn: (path: string) => string | undefined;
  /** The machine that a request names. */
  readonly targetIn: (body: string) => number;
  /** What a path calls another address than the first. */
  readonly otherIn?: (path: string) => string | undefined;
  /** Where the address is that a path asks for; undefined for one that does not exist. */
  readonly place: (cloud: Cloud, path: string) => unknown;
  /** An action, as an answer has it. */
  readonly action: (id: string, status: "running" | "done" | "failed") => unknown;
  /** What it answers where it does not do as it is asked: headers, and a body. */
  readonly refusal: (status: string) => { readonly headers?: Record<string, string>; readonly body: unknown };
}

/** For a stand-in that answers every request itself: nobody asks the dialect. */
export const unasked = {
  metadata: () => ({}),
  actionIn: () => undefined,
  targetIn: () => here,
  place: () => undefined,
  action: () => ({}),
  refusal: () => ({ body: {} }),
} satisfies Partial<Dialect>;
