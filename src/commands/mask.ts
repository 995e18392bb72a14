/** What stands in the place of the topology's own secrets. */
const mask = "********";

/** What stands in the place of any other word that may be a secret. */
const hidden = "(hidden)";

/** Tokens as cloud providers make them, wherever they stand: many hexadecimal digits, or a prefix with a version. */
const looksLikeToken = /\b[a-z]{2,10}_v\d+_\w+|\b[0-9a-f]{32,}\b/gi;

/** A password's place, which hides even a word that stands elsewhere in the file. */
const passwordPlace = /(\bauth_pass\b)(.+)/g;

/** Hides the topology's own secrets, and whatever looks like a token. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .reduce((masked, secret) => masked.replaceAll(wholeWord(secret), mask), text)
    .replace(looksLikeToken, hidden);
}

/**
 * Hides every word of a file that may hold a secret, but for those that the generated text has too, short numbers and
 * IPv4 addresses: somebody may have written another secret anywhere in it.
 *
 * @param found - The text on the disk.
 * @param generated - The text that belongs there, its secrets masked.
 */
export function maskUnknownWords(found: string, generated: string, secrets: readonly string[]): string {
  const known = new Set(generated.match(word));
  return maskSecrets(found, secrets)
    .replace(passwordPlace, (_all, key: string, value: string) => `${key} ${value.trim() === mask ? mask : hidden}`)
    .replace(word, (text) => (known.has(text) || text === mask || isHarmless(text) ? text : hidden))
    .replaceAll(`(${hidden})`, hidden);
}

const word = /[^\s"'`;|&(){}<>=:,[\]]+/g;

function isHarmless(text: string): boolean {
  return /^\d{1,3}$|^\d{1,3}(\.\d{1,3}){3}$|^[!-/:-@[-`{-~]+$/.test(text) || text === "hidden";
}

function wholeWord(secret: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])${secret.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")}(?![A-Za-z0-9])`, "g");
}
