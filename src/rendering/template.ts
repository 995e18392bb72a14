import { UnsafeValueError } from "../errors.js";
import type { Guard } from "../guards/guard.js";

/** A template as compiled by the build: writes to a draft. */
export type CompiledTemplate = (draft: Draft, view: Readonly<Record<string, unknown>>) => void;

/** A template with its guard. */
export interface Template {
  /** Fills in the template with a view's values. */
  (view: object): string;
  /** Fills in what all hosts share, once, and leaves gaps for the values marked as `own`. */
  readonly shared: (view: object) => Draft;
}

type OwnValues = Readonly<Record<string, string | number>>;

class Own {
  constructor(readonly name: string) {}
}

/** Placeholder in a view for a value that differs between hosts. */
export const own = (name: string): Own => new Own(name);

/**
 * Creates a template. It is stricter than Mustache, and faster: a name is looked up only in the innermost view, and a
 * missing name throws. Mustache would print nothing, or use an outer view or a prototype.
 *
 * @param compiled - The template, which mustache.config.ts compiles from the text in templates/.
 * @param guard - Checks every value; throws for one that is unsafe in the format.
 */
export function template(compiled: CompiledTemplate, guard: Guard): Template {
  const shared = (view: object) => {
    const draft = new Draft(guard);
    compiled(draft, view as Readonly<Record<string, unknown>>);
    draft.close();
    return draft;
  };
  return Object.assign((view: object) => shared(view).filled({}), { shared });
}

const nothing: readonly never[] = [];

/** In characters. */
const pageLength = 8192;

/** A text under construction, with gaps for what differs between hosts. The compiled templates call its methods. */
export class Draft {
  /** The text since the last gap or full page. */
  private page = "";
  /** Pages and gaps, in order. */
  private readonly pages: (string | Own)[] = [];

  constructor(private readonly guard: Guard) {}

  /** The template's own text. */
  text(text: string): void {
    this.page += text;
  }

  /** `{{name}}` */
  value(value: unknown, name: string): void {
    if (value instanceof Own) {
      this.turnPage();
      this.pages.push(value);
    } else {
      this.page += this.guard(present(value, name));
      if (this.page.length > pageLength) this.turnPage();
    }
  }

  /** `{{#name}}`: the views for the section: a list's items, the value itself, the current view for true, or none. */
  each(value: unknown, name: string, view: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value;
    return present(value, name) ? [value === true ? view : value] : nothing;
  }

  /** `{{^name}}`: whether the section is written. */
  lacks(value: unknown, name: string): boolean {
    return !present(value, name) || (Array.isArray(value) && value.length === 0);
  }

  /** Ends the text. */
  close(): void {
    if (this.pages.length > 0) this.turnPage();
  }

  /** The text, with its gaps filled. */
  filled(values: OwnValues): string {
    let filled = "";
    for (const part of this.pages) {
      filled += typeof part === "string" ? part : this.guard(present(values[part.name], part.name));
    }
    return filled + this.page;
  }

  /**
   * Joins what is written into one string. V8 keeps each `+` as an object until the string is read: the garbage collector
   * would keep moving those of a long text, and reading each host's text would walk through all it shares with the others.
   * `slice` makes V8 join them.
   */
  private turnPage(): void {
    this.pages.push(`${this.page}\n`.slice(0, -1));
    this.page = "";
  }
}

function present(value: unknown, name: string): unknown {
  if (value === undefined) throw new UnsafeValueError(`no value for {{${name}}}`);
  return value;
}
