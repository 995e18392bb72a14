import type { Issue } from "../issues/issue.js";
import { makeIssue } from "../issues/make.js";

/** Decodes UTF-8 without control characters, or says what is wrong. */
export function plainText(bytes: Uint8Array): { readonly text: string } | { readonly issue: Issue } {
  const text = decode(bytes);
  if (text === undefined) return { issue: makeIssue({ code: "text-binary", keys: [], problem: "not-utf-8" }) };
  const control = text.search(/(?!\r?\n|\t)\p{Cc}/u);
  if (control >= 0) {
    const line = text.slice(0, control).split("\n").length;
    return { issue: makeIssue({ code: "text-binary", keys: [], problem: "control-character" }, line) };
  }
  return text.trim() === "" ? { issue: makeIssue({ code: "text-empty", keys: [] }) } : { text };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
