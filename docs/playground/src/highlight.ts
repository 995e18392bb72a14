import { h } from "./dom.js";

/** What stands out in the files of every program here: comments, strings, variables, numbers, the word that begins a line. */
const token =
  /(?<comment>(?<=^|\s)#.*)|(?<string>"[^"]*"|'[^']*')|(?<name>\$\{?\w+\}?|%\[[^\]]*\])|(?<key>^\s*[\w.-]+)|(?<number>(?<![\w.])\d[\w.:/]*)/gm;

/** A file's text with its parts marked, ready for a `pre`. */
export function highlighted(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [kind] = Object.entries(match.groups ?? {}).find(([, part]) => part !== undefined) ?? [""];
    fragment.append(text.slice(end, match.index), h("span", { className: `t-${kind}` }, match[0]));
    end = match.index + match[0].length;
  }
  fragment.append(text.slice(end));
  return fragment;
}
