import { type Code, explanations } from "../explanations/index.js";
import { meantKey } from "../topology/meant-key.js";
import { UsageError } from "./command.js";
import { json } from "./print.js";

/** The text for `--explain CODE`. Throws `UsageError` for an unknown code. */
export function explain(code: string, isJson: boolean): string {
  if (!isCode(code)) {
    const meant = meantKey(code, Object.keys(explanations));
    throw new UsageError(
      `no code "${code}"${meant === undefined ? "; docs/codes.md lists all" : `; did you mean ${meant}?`}`,
    );
  }
  const { what, night, fix } = explanations[code];
  if (isJson) return json({ code, what, night, fix });
  return `${code}\n\n  What it is:   ${what}\n  In the night: ${night}\n  Fix:          ${fix}\n`;
}

function isCode(code: string): code is Code {
  return Object.hasOwn(explanations, code);
}
