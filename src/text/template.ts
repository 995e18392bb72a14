import Mustache from "mustache";
import { UnsafeValueError } from "../errors.js";
import type { Guard } from "./guard.js";

/** A template, ready to be filled in. */
export interface Template {
  /** Fills it in with the values of a view. */
  (view: object): string;
  /** Fills in what all hosts share, once. What comes out fills in the values that the view has marked as `own`. */
  readonly shared: (view: object) => (values: OwnValues) => string;
}

type OwnValues = Readonly<Record<string, string | number>>;

class Own {
  constructor(readonly name: string) {}
}

/** Stands in a view for a value that differs between hosts. */
export const own = (name: string): Own => new Own(name);

/** A text in the making: the last part, and those before it, with gaps for what differs between hosts. */
interface Draft {
  text: string;
  readonly before: (string | Own)[];
}

/** A piece of a template: adds to a draft what it makes of a view. */
type Piece = (view: unknown, draft: Draft) => void;

/**
 * Makes a template of a text. Mustache reads it; filling it in is stricter than Mustache's own, and faster: a name is
 * looked up in the innermost view only, and throws where it is missing. Mustache itself would print nothing, or take
 * the name from an outer view or a prototype.
 *
 * @param text - The template, as it stands in templates/.
 * @param guard - What every value must pass; throws for one that the format cannot hold.
 * @param partials - Other templates, by the name that this one calls them.
 */
export function template(text: string, guard: Guard, partials: Readonly<Record<string, string>> = {}): Template {
  let pieces: readonly Piece[] | undefined;
  const shared = (view: object) => {
    pieces ??= piecesOf(text, guard, partials);
    const draft: Draft = { text: "", before: [] };
    for (const piece of pieces) piece(view, draft);
    const parts = [...draft.before, draft.text];
    return (values: OwnValues) => {
      let filled = "";
      for (const part of parts) filled += typeof part === "string" ? part : guard(lookUp(values, part.name));
      return filled;
    };
  };
  return Object.assign((view: object) => shared(view)({}), { shared });
}

/** A token of Mustache's: kind, name or text, where it stands, and then the tokens inside, or a partial's indentation. */
type Token = [kind: string, name: string, start: number, end: number, inside?: Token[] | string, ...rest: unknown[]];

const writer = new Mustache.Writer();

function piecesOf(text: string, guard: Guard, partials: Readonly<Record<string, string>>): Piece[] {
  const tokens: Token[] = writer.parse(text);
  return tokens.flatMap((token) => pieceOf(token, guard, partials));
}

function pieceOf(token: Token, guard: Guard, partials: Readonly<Record<string, string>>): Piece | Piece[] {
  const [kind, name, , , inside, , lineHasText] = token;
  // What every object has of itself is no value.
  if (kind !== "text" && name in Object.prototype) throw noValue(name);
  const inner = () => (inside as Token[]).flatMap((part) => pieceOf(part, guard, partials));
  switch (kind) {
    case "text":
      return (_view, draft) => {
        draft.text += name;
      };
    case "name":
      return valuePiece(name, guard);
    case "#":
      return sectionPiece(name, inner());
    case "^":
      return invertedPiece(name, inner());
    case ">":
      return piecesOf(
        writer.indentPartial(partials[name] ?? "", String(inside), lineHasText === true),
        guard,
        partials,
      );
    default:
      throw new Error(`templates have no {{${kind}${name}}}`);
  }
}

function valuePiece(name: string, guard: Guard): Piece {
  return (view, draft) => {
    const value = lookUp(view, name);
    if (value instanceof Own) {
      draft.before.push(draft.text, value);
      draft.text = "";
    } else draft.text += guard(value);
  };
}

/** Once for each value of a list; once for a value alone; not for what is false. */
function sectionPiece(name: string, inner: readonly Piece[]): Piece {
  return (view, draft) => {
    const value = lookUp(view, name);
    if (Array.isArray(value)) {
      for (const item of value) for (const piece of inner) piece(item, draft);
    } else if (value) {
      for (const piece of inner) piece(value === true ? view : value, draft);
    }
  };
}

function invertedPiece(name: string, inner: readonly Piece[]): Piece {
  return (view, draft) => {
    const value = lookUp(view, name);
    if (!value || (Array.isArray(value) && value.length === 0)) for (const piece of inner) piece(view, draft);
  };
}

function lookUp(view: unknown, name: string): unknown {
  if (name === ".") return view;
  const value = (view as Record<string, unknown>)[name];
  if (value === undefined) throw noValue(name);
  return value;
}

const noValue = (name: string) => new UnsafeValueError(`no value for {{${name}}}`);
