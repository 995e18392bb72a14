/** Undefined if the text is not JSON or has a duplicate key, which `JSON.parse` would accept. */
export function readJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    const data: unknown = JSON.parse(text);
    return countKeys(data) === countKeysInText(text) ? data : undefined;
  } catch {
    return undefined;
  }
}

function countKeys(data: unknown): number {
  if (typeof data !== "object" || data === null) return 0;
  const own = Array.isArray(data) ? 0 : Object.keys(data).length;
  return Object.values(data).reduce<number>((sum, value) => sum + countKeys(value), own);
}

function countKeysInText(json: string): number {
  let keys = 0;
  for (const [, colon] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) keys += 1;
  return keys;
}

/** The line, from 1, of the first `//` or slash-star comment in a text that is otherwise JSON. `#` is not one. */
export function jsonCommentLine(text: string): number | undefined {
  if (!/^\s*([{[]|\/[/*])/.test(text)) return undefined;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|#[^\n]*|(?<![^\s,{[])\/[/*]/g)) {
    if (token.startsWith("/")) return text.slice(0, index).split("\n").length;
  }
  return undefined;
}
