import { UnsafeValueError } from "../errors.js";
import type { Guard } from "./guard.js";

/** A piece of a template as it stands in the file: plain text, a value, or a section with what is inside of it. */
export type Token = string | readonly [kind: "name" | "#" | "^", name: string, inside?: readonly Token[]];

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
 * Makes a template of what Mustache has read. Filling it in is stricter than Mustache's own, and faster: a name is looked
 * up in the innermost view only, and throws where it is missing. Mustache itself would print nothing, or take the name
 * from an outer view or a prototype.
 *
 * @param tokens - The template, as the build has read it from templates/.
 * @param guard - What every value must pass; throws for one that the format cannot hold.
 */
export function template(tokens: readonly Token[], guard: Guard): Template {
  let pieces: readonly Piece[] | undefined;
  const shared = (view: object) => {
    pieces ??= tokens.map((token) => pieceOf(token, guard));
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

function pieceOf(token: Token, guard: Guard): Piece {
  if (typeof token === "string") {
    return (_view, draft) => {
      draft.text += token;
    };
  }
  const [kind, name, inside = []] = token;
  // What every object has of itself is no value.
  if (name in Object.prototype) throw noValue(name);
  if (kind === "name") return valuePiece(name, guard);
  const inner = inside.map((part) => pieceOf(part, guard));
  return kind === "#" ? sectionPiece(name, inner) : invertedPiece(name, inner);
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
