/** Nothing where the text is not JSON, or has a key twice, which `JSON.parse` would pass over. */
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
