/** A line of keepalived.conf, with the block that it opens. */
export interface Entry {
  readonly words: readonly string[];
  readonly entries: readonly Entry[];
}

/** Reads a keepalived.conf as keepalived.conf(5) describes it: words, quotes, `{ }`, comments from `#` or `!`. */
export function readKeepalived(text: string): Entry[] {
  const top: Entry[] = [];
  const open: Entry[][] = [top];
  for (const [index, line] of text.split("\n").entries()) {
    const words = wordsOf(line, index + 1);
    const inside = open.at(-1);
    if (words.length === 0) continue;
    if (inside === undefined) throw new SyntaxError(`line ${index + 1}: outside all blocks`);
    if (words.length === 1 && words[0] === "}") {
      open.pop();
      if (open.length === 0) throw new SyntaxError(`line ${index + 1}: a bracket too many`);
      continue;
    }
    const opens = words.at(-1) === "{";
    const own = opens ? words.slice(0, -1) : words;
    if (own.some((word) => /[{}]/.test(word))) throw new SyntaxError(`line ${index + 1}: a bracket within the line`);
    const entries: Entry[] = [];
    inside.push({ words: own, entries });
    if (opens) open.push(entries);
  }
  if (open.length !== 1) throw new SyntaxError("a block is never closed");
  return top;
}

function wordsOf(line: string, number: number): string[] {
  const words: string[] = [];
  const word = /\s*(?:"([^"]*)"|([^\s"#!]+)|([#!].*))/y;
  while (word.lastIndex < line.trimEnd().length) {
    const found = word.exec(line);
    if (!found) throw new SyntaxError(`line ${number}: a quote that is never closed`);
    if (found[3] !== undefined) break;
    words.push(found[1] ?? found[2] ?? "");
  }
  return words;
}

/** Every entry, however deep. */
export function allEntries(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => [entry, ...allEntries(entry.entries)]);
}

/** The entries that begin with this word. */
export function named(entries: readonly Entry[], word: string): Entry[] {
  return entries.filter(({ words }) => words[0] === word);
}

/** What stands behind this word; the word may stand there once. */
export function behind(entries: readonly Entry[], word: string): string | undefined {
  const found = named(entries, word);
  if (found.length > 1) throw new Error(`${word} stands there ${found.length} times`);
  return found[0]?.words.slice(1).join(" ");
}

/** The lines of the one block with this name; none where there is no such block. */
export function blockOf(entries: readonly Entry[], word: string): string[] {
  return named(entries, word).flatMap((block) => block.entries.map(({ words }) => words.join(" ")));
}
