import { UnsafeValueError } from "../errors.js";
import type { Guard } from "../guards/guard.js";

/** A template as the build has compiled it: adds to a draft what it makes of a view. */
export type CompiledTemplate = (draft: Draft, view: Readonly<Record<string, unknown>>) => void;

/** A template, ready to be filled in. */
export interface Template {
  /** Fills it in with the values of a view. */
  (view: object): string;
  /** Fills in what all hosts share, once; gaps remain for the values that the view has marked as `own`. */
  readonly shared: (view: object) => Draft;
}

type OwnValues = Readonly<Record<string, string | number>>;

class Own {
  constructor(readonly name: string) {}
}

/** Stands in a view for a value that differs between hosts. */
export const own = (name: string): Own => new Own(name);

/**
 * Makes a template of what the build has compiled. It is stricter than Mustache, and faster: a name is looked up in the
 * innermost view only, and throws where it is missing. Mustache itself would print nothing, or take the name from an
 * outer view or a prototype.
 *
 * @param compiled - The template: mustache.config.ts makes it of the text in templates/.
 * @param guard - What every value must pass; throws for one that the format cannot hold.
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

/** A text in the making, with gaps for what differs between hosts. The compiled templates call its methods. */
export class Draft {
  /** What is written since the last gap, or since the page before was full. */
  private page = "";
  /** Pages and gaps, in their order. */
  private readonly pages: (string | Own)[] = [];

  constructor(private readonly guard: Guard) {}

  /** A text of the template's own. */
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

  /** `{{#name}}`: the views for what is inside: each of a list; the value itself, or for true the view around it; or none. */
  each(value: unknown, name: string, view: unknown): readonly unknown[] {
    if (Array.isArray(value)) return value;
    return present(value, name) ? [value === true ? view : value] : nothing;
  }

  /** `{{^name}}`: whether what is inside is written. */
  lacks(value: unknown, name: string): boolean {
    return !present(value, name) || (Array.isArray(value) && value.length === 0);
  }

  /** The end: no more is written. */
  close(): void {
    if (this.pages.length > 0) this.turnPage();
  }

  /** The text, its gaps filled. */
  filled(values: OwnValues): string {
    let filled = "";
    for (const part of this.pages) {
      filled += typeof part === "string" ? part : this.guard(present(values[part.name], part.name));
    }
    return filled + this.page;
  }

  /**
   * Makes one piece of what is written. V8 keeps each `+` as an object until the text is read: the garbage collector would
   * move those of a long text again and again, and whoever reads a host's text would go through all that it shares with the
   * others. `slice` joins a text that it takes only a part of.
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
