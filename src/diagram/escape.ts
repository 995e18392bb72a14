/** Text in SVG, between tags or between double quotes: no character of it can end either. */
export function xmlEscape(value: unknown): string {
  return printableOnly(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text in a quoted Mermaid label, where `#` starts an entity. Source: Mermaid, "Entity codes to escape characters". */
export function mermaidEscape(value: unknown): string {
  return printableOnly(value).replace(/[#&<>"'`\\]/g, (character) => `#${character.charCodeAt(0)};`);
}

/** XML has no place for most control characters, even escaped. */
function printableOnly(value: unknown): string {
  return String(value).replace(/(?!\n)\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "");
}
