import type { Guard } from "../guards/guard.js";
import { PerHost, TextBuilder } from "./text-builder.js";

/** A compiled template: writes its text for a view. */
export type CompiledTemplate = (out: TextBuilder, view: Readonly<Record<string, unknown>>) => void;

/** The guard of each placeholder, by name; for `{{.}}`, by the name of its section. */
export type Guards = Readonly<Record<string, Guard>>;

/** A template with its guard. */
export interface Template {
  /** Fills in the template with a view's values. */
  (view: object): string;
  /** Fills in what all hosts share, once, leaving gaps for the values marked with `perHost`. */
  readonly shared: (view: object) => TextBuilder;
}

/** Marks a value in a view that differs between hosts. */
export const perHost = (key: string): PerHost => new PerHost(key);

/**
 * Creates a template. It is stricter than Mustache, and faster: a name is looked up only in the innermost view, and a
 * missing name throws. Mustache would print nothing, or use an outer view or a prototype.
 *
 * @param compiled - The template: mustache.config.ts makes it of the text in templates/.
 * @param file - What it makes, for errors: the file's path on the host.
 * @param guard - What any value must pass: the format can hold no other.
 * @param guards - What single placeholders must pass instead: an address, a number, a name.
 */
export function template(compiled: CompiledTemplate, file: string, guard: Guard, guards: Guards = {}): Template {
  const shared = (view: object) => {
    const text = new TextBuilder(file, guard, guards);
    compiled(text, view as Readonly<Record<string, unknown>>);
    text.close();
    return text;
  };
  return Object.assign((view: object) => shared(view).filled({}), { shared });
}
