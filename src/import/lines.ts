/** A line of a configuration file that says something. */
export interface Line {
  /** Its number in the file, from 1. */
  readonly number: number;
  /** Its words, without quotes, comments and the semicolon at its end. */
  readonly words: readonly string[];
}

/** The lines of a configuration file of HAProxy, keepalived or nginx, without comments and empty ones. */
export function linesOf(text: string): Line[] {
  return text.split("\n").flatMap((line, index) => {
    const words = line
      .replace(/(^|\s)#.*/, "")
      .replace(/;\s*$/, "")
      .split(/\s+/)
      .filter((word) => word !== "")
      .map((word) => word.replace(/^(["'])(.*)\1$/, "$2"));
    return words.length === 0 ? [] : [{ number: index + 1, words }];
  });
}
