import { UnsafeValueError } from "../errors.js";
import type { Guard } from "../guards/guard.js";
import { PerHost } from "./view.js";

/** A place in the text for a value that differs between hosts. */
interface Gap {
  readonly key: string;
  readonly guard: Guard;
  readonly placeholder: string;
}

type HostValues = Readonly<Record<string, string | number>>;

const nothing: readonly never[] = [];

/** In characters. */
const pageLength = 32_768;

/** A page that is shorter costs more to join than a few hosts' texts to read in pieces. */
const shortPage = 1024;
const fewHosts = 2;

/** A text under construction, with gaps for what differs between hosts. The compiled templates call its methods. */
export class TextBuilder<Name extends string> {
  /** The text since the last gap or full page. */
  private page = "";
  /** Pages and gaps, in order. */
  private readonly pages: (string | Gap)[] = [];
  /** How often the text was filled in. */
  private fillings = 0;

  constructor(
    private readonly file: string,
    readonly guards: Readonly<Record<Name, Guard>>,
  ) {}

  /** The template's literal text. */
  text(text: string): void {
    this.page += text;
  }

  /** `{{placeholder}}` */
  value(value: unknown, guard: Guard, placeholder: string): void {
    // Most are texts and numbers, which need no look at their prototype.
    if (typeof value === "object" && value instanceof PerHost) {
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
    return this.isThere(value, name) ? [value] : nothing;
  }

  /** `{{^name}}`: whether the section's content is written. */
  lacks(value: unknown, name: string): boolean {
    return !this.isThere(value, name) || (Array.isArray(value) && value.length === 0);
  }

  /** Finishes the text. */
  close(): void {
    if (this.pages.length > 0) this.turnPage();
  }

  /** The text with its gaps filled in. */
  filled(values: HostValues): string {
    this.fillings += 1;
    if (this.fillings === fewHosts + 1) this.joinPages();
    let filled = "";
    for (const part of this.pages) {
      filled += typeof part === "string" ? part : this.guarded(values[part.key], part.guard, part.placeholder);
    }
    return filled + this.page;
  }

  private turnPage(): void {
    this.pages.push(this.page.length > shortPage ? joined(this.page) : this.page);
    this.page = "";
  }

  private joinPages(): void {
    for (const [index, part] of this.pages.entries()) {
      if (typeof part === "string") this.pages[index] = joined(part);
    }
  }

  private guarded(value: unknown, guard: Guard, placeholder: string): string {
    const text = guard(value);
    if (text === undefined) throw this.refusal(value, placeholder);
    return text;
  }

  /** A section's value: only `false` is none. Mustache takes an empty text and 0 for none, too. */
  private isThere(value: unknown, name: string): boolean {
    if (value === false) return false;
    if (!value) throw this.refusal(value, name);
    return true;
  }

  private refusal(value: unknown, placeholder: string): UnsafeValueError {
    const problem = value === undefined ? "no value" : "a value that is not allowed there";
    return new UnsafeValueError(problem, this.file, placeholder);
  }
}

/**
 * The same text as one string. V8 keeps each `+` as an object until the text is read: the garbage collector would move those
 * of a long text again and again, and reading a host's text would walk through all that it shares with the others. `slice`
 * joins a text that it takes only a part of.
 */
function joined(text: string): string {
  return `${text}\n`.slice(0, -1);
}
