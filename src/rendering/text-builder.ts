import { UnsafeValueError } from "../errors.js";
import type { Guard } from "../guards/guard.js";
import { PerHost } from "./view.js";

/** A place in the text for a value that differs between hosts. */
interface Gap {
  readonly key: string;
  readonly guard: Guard | undefined;
  readonly placeholder: string;
}

type HostValues = Readonly<Record<string, string | number>>;

const nothing: readonly never[] = [];

/** In characters. */
const pageLength = 8192;

/** A text under construction, with gaps for what differs between hosts. The compiled templates call its methods. */
export class TextBuilder<Name extends string> {
  /** The text since the last gap or full page. */
  private page = "";
  /** Pages and gaps, in order. */
  private readonly pages: (string | Gap)[] = [];

  constructor(
    private readonly file: string,
    private readonly guard: Guard,
    readonly guards: { readonly [Placeholder in Name]?: Guard },
  ) {}

  /** The template's literal text. */
  text(text: string): void {
    this.page += text;
  }

  /** `{{placeholder}}` */
  value(value: unknown, guard: Guard | undefined, placeholder: string): void {
    if (value instanceof PerHost) {
      this.turnPage();
      this.pages.push({ key: value.key, guard, placeholder });
    } else {
      this.page += this.guarded(value, guard, placeholder);
      if (this.page.length > pageLength) this.turnPage();
    }
  }

  /** `{{#name}}`: the views for the section's content: one per list item; the value itself; or none. */
  each(value: unknown, name: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    return this.present(value, name) ? [value] : nothing;
  }

  /** `{{^name}}`: whether the section's content is written. */
  lacks(value: unknown, name: string): boolean {
    return !this.present(value, name) || (Array.isArray(value) && value.length === 0);
  }

  /** Finishes the text. */
  close(): void {
    if (this.pages.length > 0) this.turnPage();
  }

  /** The text with its gaps filled in. */
  filled(values: HostValues): string {
    let filled = "";
    for (const part of this.pages) {
      filled += typeof part === "string" ? part : this.guarded(values[part.key], part.guard, part.placeholder);
    }
    return filled + this.page;
  }

  /**
   * Joins what has been written into one string. V8 keeps each `+` as an object until the text is read: the garbage
   * collector would move those of a long text again and again, and reading a host's text would walk through all that it
   * shares with the others. `slice` joins a text that it takes only a part of.
   */
  private turnPage(): void {
    this.pages.push(`${this.page}\n`.slice(0, -1));
    this.page = "";
  }

  private guarded(value: unknown, guard: Guard | undefined, placeholder: string): string {
    const text = this.present(value, placeholder) === null ? undefined : (guard ?? this.guard)(value);
    if (text === undefined) throw new UnsafeValueError("a value that is not allowed there", this.file, placeholder);
    return text;
  }

  private present(value: unknown, placeholder: string): unknown {
    if (value === undefined) throw new UnsafeValueError("no value", this.file, placeholder);
    return value;
  }
}
