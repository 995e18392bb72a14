import { UnsafeValueError } from "../errors.js";

const longest = 1000;

/**
 * A text that HAProxy reads as one word and as a log-format, and that means itself there: blanks, quotes, `#` and
 * backslashes escaped, each `%` doubled. Source: HAProxy configuration manual, "Quoting and escaping" and "Custom log format".
 */
export class HaproxyFormat {
  private constructor(readonly text: string) {}

  /** Printable ASCII of at most 1000 characters, with no blank at an end. */
  static fits(text: string): boolean {
    return text.length <= longest && /^[!-~]([ -~]*[!-~])?$/.test(text);
  }

  static of(text: string): HaproxyFormat {
    if (!HaproxyFormat.fits(text)) throw new UnsafeValueError("not a text of printable ASCII, at most 1000 characters");
    return new HaproxyFormat(text.replace(/[ "'#\\]/g, "\\$&").replaceAll("%", "%%"));
  }
}
