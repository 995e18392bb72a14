import { UnsafeValueError } from "../errors.js";

/**
 * The words of one nginx directive, its semicolon left off, or undefined for what is not just one: nginx would see the end of
 * a block, the start of another, a second directive or a comment.
 *
 * Source: ngx_conf_read_token() in nginx's src/core/ngx_conf_file.c.
 */
export function nginxWords(text: string): string[] | undefined {
  if (!/^[!-~][ -~]{0,1998};$/.test(text)) return undefined;
  const words: string[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === " ") at += 1;
    else if (character === ";") return at === text.length - 1 ? words : undefined;
    else {
      const read = character === '"' || character === "'" ? quoted(text, at) : plain(text, at);
      if (read === undefined) return undefined;
      words.push(read.word);
      at = read.end;
    }
  }
  return undefined;
}

interface Read {
  readonly word: string;
  readonly end: number;
}

/** A word in quotes, behind which only a blank or a semicolon may stand. */
function quoted(text: string, start: number): Read | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    if (text.charAt(at) === "\\") at += 1;
    else if (text.charAt(at) === quote) {
      return / |;/.test(text.charAt(at + 1)) ? { word: text.slice(start + 1, at), end: at + 1 } : undefined;
    }
  }
  return undefined;
}

/** A word without quotes: braces belong to `${name}` only. */
function plain(text: string, start: number): Read | undefined {
  if (/[#{}]/.test(text.charAt(start))) return undefined;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "$" && text.charAt(at + 1) === "{") {
      const [variable] = /^\$\{\w+\}/.exec(text.slice(at)) ?? [];
      if (variable === undefined) return undefined;
      at += variable.length - 1;
    } else if (character === " " || character === ";") return { word: text.slice(start, at), end: at };
    else if (/[{}]/.test(character)) return undefined;
  }
  return undefined;
}

/** A whole directive for nginx that has been parsed. The guard lets it through as it is. */
export class NginxLine {
  private constructor(readonly text: string) {}

  static fits(text: string): boolean {
    return nginxWords(text) !== undefined;
  }

  static of(text: string): NginxLine {
    if (!NginxLine.fits(text)) throw new UnsafeValueError("not a custom line");
    return new NginxLine(text);
  }
}

/** What a location takes. The guard lets it through as it is. */
export class NginxPlace {
  private constructor(readonly text: string) {}

  /** A path; or an expression without blanks, quotes, braces and semicolons. */
  static readonly pattern =
    /^(((=|\^~) )?\/[A-Za-z0-9._~/-]{0,255}|~\*? [A-Za-z0-9._~/\\^$()|?*+[\]-]{1,254}[A-Za-z0-9._~/^$()|?*+[\]-])$/;

  static of(text: string): NginxPlace {
    if (!NginxPlace.pattern.test(text)) throw new UnsafeValueError("not a location");
    return new NginxPlace(text);
  }
}
