import { type Issue, makeIssue } from "../errors.js";

/** The text that bytes hold, or why they hold none: only UTF-8 is read, without control characters. */
export function plainText(bytes: Uint8Array): { readonly text: string } | { readonly issue: Issue } {
  const text = decode(bytes);
  if (text === undefined) return { issue: makeIssue("text-binary", [], "bytes that are not UTF-8") };
  const control = text.search(/(?!\r?\n|\t)\p{Cc}/u);
  if (control >= 0) {
    const line = text.slice(0, control).split("\n").length;
    return { issue: { ...makeIssue("text-binary", [], "a control character"), line } };
  }
  return text.trim() === "" ? { issue: makeIssue("text-empty", [], "nothing") } : { text };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
