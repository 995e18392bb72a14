import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Pair, type YAMLMap } from "yaml";
import type { Keys } from "../issues/path.js";

/** Creates a function that finds lines; each map's keys are indexed once. */
export function lineFinder(document: Document, lines: LineCounter): (keys: Keys) => number | undefined {
  const pairs = new WeakMap<YAMLMap, Map<string, Pair>>();
  const pairOf = (map: YAMLMap, key: string | number) => {
    const known =
      pairs.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : "", pair]));
    pairs.set(map, known);
    return known.get(String(key));
  };
  return (keys) => {
    let node: unknown = document.contents;
    let place: unknown = node;
    for (const key of keys) {
      if (isAlias(node)) node = node.resolve(document);
      const pair = isMap(node) ? pairOf(node, key) : undefined;
      const item = isSeq(node) && typeof key === "number" ? node.items[key] : undefined;
      if (pair === undefined && item === undefined) break;
      place = pair?.key ?? item;
      node = pair === undefined ? item : pair.value;
    }
    const offset = (place as { range?: [number, number, number] | null } | null)?.range?.[0];
    return offset === undefined ? undefined : lines.linePos(offset).line;
  };
}
