/** What stands in the place of a secret. */
const mask = "********";

/** Where secrets stand in the generated files, and in what people write by hand in their place. */
const places = [
  /(\bauth_pass\s+)(\S+)/gi,
  /(\b\w*(?:token|pass|password|secret|api_?key)\s*=\s*)(.+)/gi,
  /(\bBearer\s+)([^\s"']+)/gi,
];

/** DigitalOcean's tokens, old (64 hexadecimal digits) and new, wherever they stand. */
const looksLikeToken = /\bdo[opr]_v1_\w+|\b[0-9a-f]{32,}\b/gi;

/**
 * Hides the secrets in a text, those that the topology knows and any others that stand in their places. A secret other
 * than the topology's is marked as such, so that a diff still shows that it differs.
 */
export function maskSecrets(text: string, known: readonly string[]): string {
  const masked = places.reduce(
    (lines, place) => lines.replace(place, (_all, before: string, value: string) => before + hide(value, known)),
    text,
  );
  return known
    .filter((secret) => secret.length > 8)
    .reduce((lines, secret) => lines.replaceAll(secret, mask), masked)
    .replace(looksLikeToken, mask);
}

function hide(value: string, known: readonly string[]): string {
  // A command that reads the token from a file holds no secret.
  if (/^"\$\(cat [\w./-]+\)"$/.test(value)) return value;
  return known.includes(value.replace(/^(['"])(.*)\1$/, "$2")) ? mask : `${mask} (another)`;
}
