import * as z from "zod/mini";
import { isSameWord } from "./meant-key.js";
import { topologySchema } from "./schema/topology.js";
import { definition, type Schema, unwrapped } from "./schema-at.js";

/** Beyond these, a key such as `port` says nothing of what was meant. */
const mostPlaces = 3;

interface Place {
  readonly path: string;
  readonly schema: Schema;
}

/**
 * Where a topology has such a key: `backends[].sticky` for `sticky`. Of several places, those that take its value; none, if
 * too many are left to help.
 */
export function placesOf(key: string, value: unknown): readonly string[] {
  const places = placesBelow(topologySchema, "", key);
  const fitting = places.filter(({ schema }) => z.safeParse(schema, value, { jitless: true }).success);
  const paths = [...new Set((fitting.length > 0 ? fitting : places).map(({ path }) => path))];
  return paths.length > mostPlaces ? [] : paths;
}

function placesBelow(schema: Schema, path: string, key: string): Place[] {
  const { shape = {}, element, options = [] } = definition(unwrapped(schema));
  const fields = Object.entries(shape).flatMap(([name, field]) => {
    const place = { path: path === "" ? name : `${path}.${name}`, schema: field };
    return [...(isSameWord(key, name) ? [place] : []), ...placesBelow(field, place.path, key)];
  });
  const items = element === undefined ? [] : placesBelow(element, `${path}[]`, key);
  return [...fields, ...items, ...options.flatMap((option) => placesBelow(option, path, key))];
}
