/** Replaces the topology's own secrets. */
const mask = "********";

/** Replaces any other word that may be a secret. */
const hidden = "(hidden)";

/** Cloud providers' tokens, anywhere in the text: many hexadecimal digits, or a prefix with a version. */
const looksLikeToken = /\b[a-z]{2,10}_v\d+_\w+|\b[0-9a-f]{32,}\b/gi;

/** Where keepalived.conf has the password: even a word that occurs elsewhere in the file is masked here. */
const passwordPlace = /(\bauth_pass\b)(.+)/g;

/** Masks the topology's own secrets, and anything that looks like a token. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .reduce((masked, secret) => masked.replaceAll(wholeWord(secret), mask), text)
    .replace(looksLikeToken, hidden);
}

/**
 * Masks every word of a file that may contain other secrets, except words of the generated text, short numbers and IPv4
 * addresses.
 *
 * @param found - The text on the disk.
 * @param generated - The generated text, with its secrets masked.
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
