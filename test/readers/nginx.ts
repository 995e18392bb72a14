/** A directive of nginx, with the block that it opens. */
export interface Directive {
  readonly words: readonly string[];
  readonly block: readonly Directive[] | undefined;
}

/** Reads a file of nginx: words and quoted words, ended by `;` or by a block in `{ }`; comments from `#`. */
export function readNginx(text: string): Directive[] {
  const tokens = tokensOf(text);
  let at = 0;
  const directives = (depth: number): Directive[] => {
    const found: Directive[] = [];
    let words: string[] = [];
    for (; ; at++) {
      const token = tokens[at];
      if (token === undefined || token === "}") {
        if (words.length > 0) throw new SyntaxError(`"${words.join(" ")}" has no end`);
        if ((token === undefined) !== (depth === 0)) throw new SyntaxError("brackets do not match");
        return found;
      }
      if (token === ";" || token === "{") {
        if (words.length === 0) throw new SyntaxError(`an empty directive before ${token}`);
        if (token === "{") at++;
        found.push({ words, block: token === "{" ? directives(depth + 1) : undefined });
        words = [];
      } else words.push(token.replace(/^(["'])(.*)\1$/s, "$2"));
    }
  };
  return directives(0);
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const token = /\s+|#[^\n]*|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[;{}]|(?:[^\s;{}"'#\\]|\\.|(?<=[^\s;{}])["'#])+)/y;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (!found) throw new SyntaxError("something that is no word, quote, bracket or comment");
    if (found[1] !== undefined) tokens.push(found[1]);
  }
  return tokens;
}

/** What stands behind each directive of this name, in this block. */
export function valuesOf(block: readonly Directive[], name: string): string[] {
  return block.filter(({ words }) => words[0] === name).map(({ words }) => words.slice(1).join(" "));
}

/** The blocks with this name. */
export function blocksOf(block: readonly Directive[], name: string): (readonly Directive[])[] {
  return block.flatMap((directive) => (directive.words[0] === name && directive.block ? [directive.block] : []));
}
