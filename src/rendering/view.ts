import type { HaproxyLine } from "../guards/haproxy-line.js";

// The types of templates' values. src/templates.d.ts names those of each template.

/** Marks a value in a view that differs between hosts. */
export class PerHost<Key extends string = string> {
  constructor(readonly key: Key) {}
}

/** What a placeholder prints. */
export type Value = string | number | HaproxyLine | PerHost;

/** What a section takes: what is inside is printed not at all, once, or for each of a list. */
export type Section<Inside> = false | Inside | readonly Inside[];

/** A view of the same shape, whose every value its template uses. `Shape` may be a union: of templates that share a view. */
export type Exact<View, Shape> = View extends Value | boolean
  ? View
  : View extends readonly (infer Item)[]
    ? readonly Exact<Item, ItemOf<Shape>>[]
    : {
        readonly [Key in keyof View]: Key extends KeyOf<Shape>
          ? Exact<View[Key], At<Shape, Key>>
          : "the template does not use this";
      };

type ItemOf<Shape> = Shape extends readonly (infer Item)[] ? Item : Shape;
type KeyOf<Shape> = Shape extends readonly unknown[] ? never : keyof Shape;
type At<Shape, Key> = Shape extends unknown ? (Key extends keyof Shape ? Shape[Key] : never) : never;

/** The keys of the values that a view leaves to each host. */
export type GapsOf<View> =
  View extends PerHost<infer Key>
    ? Key
    : View extends Value | boolean
      ? never
      : View extends readonly (infer Item)[]
        ? GapsOf<Item>
        : { [Key in keyof View]: GapsOf<View[Key]> }[keyof View];
