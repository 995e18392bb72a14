/** Where in the topology a place of its YAML text is. */
export interface Place {
  /** The keys from the top; `0` stands for any item of a list. */
  readonly keys: readonly (string | 0)[];
  /** What is being written: a key of the map at `keys`, or the value at `keys`. */
  readonly writes: "key" | "value";
  /** What is written of it so far. */
  readonly word: string;
  /** Where in the last line that begins. */
  readonly from: number;
}

interface Open {
  readonly indent: number;
  readonly keys: readonly (string | 0)[];
}

/** Finds the place at the end of a text, up to the cursor: block style, with flow maps within a line. */
export function placeAt(before: string): Place {
  const lines = before.split("\n");
  const last = lines.pop() ?? "";
  let open: Open[] = [{ indent: -1, keys: [] }];
  for (const line of lines) open = opened(open, line);
  return inLine(open, last);
}

/** The maps that are open below a line: of each, the indentation of the line that opened it. */
function opened(open: Open[], line: string): Open[] {
  if (/^\s*(#|$)/.test(line)) return open;
  const { stack, indent, rest } = within(open, line);
  const key = /^["']?([\w$-]+)["']?:\s*(&\w+\s*)?(#.*)?$/.exec(rest)?.[1];
  const parent = stack.at(-1)?.keys ?? [];
  return key === undefined ? stack : [...stack, { indent, keys: [...parent, key] }];
}

/** Closes what a line's indentation ends, and opens the list items that it begins. */
function within(open: readonly Open[], line: string): { stack: Open[]; indent: number; rest: string } {
  const [, dashes = ""] = /^(\s*(?:- +|-$)*)/.exec(line) ?? [];
  let indent = dashes.indexOf("-");
  if (indent < 0) indent = dashes.length;
  const isItem = dashes.includes("-");
  // A list may stand at the indentation of its key.
  const stack = open.filter((one) => one.indent < indent || (isItem && one.indent === indent && one.keys.at(-1) !== 0));
  if (isItem) stack.push({ indent, keys: [...(stack.at(-1)?.keys ?? []), 0] });
  return { stack, indent: dashes.length, rest: line.slice(dashes.length) };
}

function inLine(open: readonly Open[], line: string): Place {
  const { stack, rest } = within(open, line);
  let keys = [...(stack.at(-1)?.keys ?? [])];
  const outer: (typeof keys)[] = [];
  let writes: Place["writes"] = "key";
  let word = "";
  let from = line.length - rest.length;
  for (const { 0: token, index } of rest.matchAll(
    /"[^"]*"?|'[^']*'?|[{}[\],]|:(?=\s|$)|[^\s{}[\],:"']+(?::[^\s{}[\],]+)*|\s+/g,
  )) {
    const at = line.length - rest.length + index;
    if (token === "{" || token === "[") {
      outer.push([...keys]);
      if (token === "[") keys.push(0);
      writes = token === "{" ? "key" : "value";
      word = "";
    } else if (token === "}" || token === "]") {
      keys = outer.pop() ?? keys;
      word = "";
    } else if (token === ",") {
      // In a map, the value before it is over; in a list, the next item begins.
      if (keys.at(-1) !== 0) {
        keys = [...(outer.at(-1) ?? keys)];
        writes = "key";
      }
      word = "";
    } else if (token === ":") {
      keys.push(word);
      writes = "value";
      word = "";
    } else if (/^\s/.test(token)) {
      if (word !== "" && writes === "key") word = "";
    } else {
      word = token.replace(/^["']|["']$/g, "");
      from = at;
    }
    if (word === "") from = at + token.length;
  }
  return { keys, writes, word, from };
}
