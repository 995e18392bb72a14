/** A length, or a place. */
export function pixels(value: unknown): string | undefined {
  return Number.isFinite(value) ? String(value) : undefined;
}

/** Escapes text for SVG, in elements and in double-quoted attributes. */
export function xmlEscape(value: unknown): string {
  return printableOnly(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Escapes text for a quoted Mermaid label, in which `#` starts an entity. Source: Mermaid, "Entity codes to escape
 * characters".
 */
export function mermaidEscape(value: unknown): string {
  return printableOnly(value).replace(/[#&<>"'`\\]/g, (character) => `#${character.charCodeAt(0)};`);
}

/** XML forbids most control characters, even escaped. */
function printableOnly(value: unknown): string {
  return String(value).replace(/(?!\n)\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "");
}
