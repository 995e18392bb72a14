import type { Guard } from "../guards/guard.js";
import { TextBuilder } from "./text-builder.js";
import { type Exact, type GapsOf, PerHost } from "./view.js";

/** A compiled template: writes its text for a view. `Name` is the names of its placeholders. */
export type CompiledTemplate<View, Name extends string> = (out: TextBuilder<Name>, view: View) => void;

/**
 * A template, each of whose placeholders has a guard.
 *
 * @typeParam View - The values that it prints. A view that lacks one, or has one too many, does not compile.
 * @typeParam Alike - The views of the templates that share this one.
 */
export interface Template<View, Alike = View> {
  /** Fills in the template with a view's values. */
  <Given extends View>(view: Given & Exact<Given, Alike>): string;
  /** Fills in what all hosts share, once, leaving gaps for the values marked with `perHost`. */
  readonly shared: <Given extends View>(view: Given & Exact<Given, Alike>) => SharedText<GapsOf<Given>>;
}

/** A text with gaps for what differs between hosts. */
export interface SharedText<Gap extends string> {
  readonly filled: (values: Readonly<Record<Gap, string | number>>) => string;
}

/** Marks a value in a view that differs between hosts. */
export const perHost = <const Key extends string>(key: Key): PerHost<Key> => new PerHost(key);

/**
 * Creates a template. It is stricter than Mustache, and faster: a name is looked up only in the innermost view, and a
 * missing name throws. Mustache would print nothing, or use an outer view or a prototype.
 *
 * @param compiled - The template: mustache.config.ts makes it of the text in templates/.
 * @param file - What it makes, for errors: the file's path on the host.
 * @param guards - What each placeholder is: an address, a number, a name. `{{.}}` has the name of the section around it.
 */
export function template<View, Name extends string>(
  compiled: CompiledTemplate<View, Name>,
  file: string,
  guards: Readonly<Record<NoInfer<Name>, Guard>>,
): Template<View> {
  const shared = (view: View) => {
    const text = new TextBuilder<Name>(file, guards);
    compiled(text, view);
    text.close();
    return text;
  };
  return Object.assign((view: View) => shared(view).filled({}), { shared }) as Template<View>;
}

/** Creates the templates of a file that looks different on Upstart and on systemd, for one view with the values of both. */
export function templates<Upstart, Systemd, Name extends string>(
  { upstart, systemd }: { upstart: CompiledTemplate<Upstart, Name>; systemd: CompiledTemplate<Systemd, Name> },
  file: string,
  guards: Readonly<Record<NoInfer<Name>, Guard>>,
) {
  type Both = Template<Upstart & Systemd, Upstart | Systemd>;
  return {
    upstart: template(upstart, file, guards) as Both,
    systemd: template(systemd, file, guards) as Both,
  };
}
