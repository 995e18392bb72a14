/** A section of haproxy.cfg. */
export interface Section {
  readonly kind: string;
  readonly name: string | undefined;
  readonly lines: readonly (readonly string[])[];
}

const kinds = ["global", "defaults", "frontend", "backend", "listen", "resolvers", "userlist", "peers", "cache"];

/** Reads a haproxy.cfg as its manual says ("Quoting and escaping"): lines of words, sections, comments from `#`. */
export function readHaproxy(text: string): Section[] {
  if (!text.endsWith("\n")) throw new SyntaxError("the last line has no end: HAProxy refuses it");
  const sections: { kind: string; name: string | undefined; lines: string[][] }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const words = wordsOf(line, index + 1);
    const [first] = words;
    if (first === undefined) continue;
    if (kinds.includes(first)) {
      if (words.length > 2) throw new SyntaxError(`line ${index + 1}: a section with two names`);
      sections.push({ kind: first, name: words[1], lines: [] });
    } else if (sections.length === 0) throw new SyntaxError(`line ${index + 1}: outside all sections`);
    else sections.at(-1)?.lines.push(words);
  }
  return sections;
}

function wordsOf(line: string, number: number): string[] {
  const words: string[] = [];
  const word = /\s*(?:(#.*)|((?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\#])+))/y;
  while (word.lastIndex < line.trimEnd().length) {
    const found = word.exec(line);
    if (!found) throw new SyntaxError(`line ${number}: a quote that is never closed`);
    if (found[2] !== undefined) words.push(found[2]);
  }
  return words;
}

/** The rest of each line that begins with these words. */
export function linesOf({ lines }: Section, ...words: string[]): string[] {
  return lines
    .filter((line) => words.every((word, index) => line[index] === word))
    .map((line) => line.slice(words.length).join(" "));
}

/** The sections of a kind. */
export function sectionsOf(sections: readonly Section[], kind: string): Section[] {
  return sections.filter((section) => section.kind === kind);
}
