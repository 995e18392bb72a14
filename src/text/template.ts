import Mustache from "mustache";
import { UnsafeValueError } from "../errors.js";
import type { Guard } from "./guard.js";

/**
 * Looks names up in the innermost view only, and throws where one is missing: Mustache itself would print nothing, or
 * take the name from an outer view or a prototype.
 */
class StrictContext extends Mustache.Context {
  override lookup(name: string): unknown {
    if (name === ".") return this.view;
    if (!Object.hasOwn(this.view, name) || this.view[name] === undefined) {
      throw new UnsafeValueError(`no value for {{${name}}}`);
    }
    return this.view[name];
  }

  override push(view: unknown): StrictContext {
    return new StrictContext(view, this);
  }
}

const writer = new Mustache.Writer();

/**
 * Makes a function that fills in a template.
 *
 * @param text - The template, as it stands in templates/.
 * @param guard - What every value must pass; throws for one that the format cannot hold.
 * @param partials - Other templates, by the name that this one calls them.
 */
export function template(
  text: string,
  guard: Guard,
  partials: Readonly<Record<string, string>> = {},
): (view: object) => string {
  const tokens = writer.parse(text);
  return (view) => writer.renderTokens(tokens, new StrictContext(view), partials, text, { escape: guard });
}
