/** The known key that was probably meant: privateIp for `private_ip`, password for `pasword`, certificates for `cert`. */
export function meantKey(key: string, known: readonly string[]): string | undefined {
  if (key.length > 40) return undefined;
  return (
    known.find((name) => isSameWord(key, name)) ??
    known.find((name) => isSlip(folded(key), folded(name))) ??
    onlyOne(known.filter((name) => isPart(folded(key), folded(name))))
  );
}

function onlyOne(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}

/** Whether one begins with the other, or ends with it: `cert` for certificates, `http_keep_alive` for keepAlive. */
function isPart(key: string, name: string): boolean {
  const [short, long] = key.length < name.length ? [key, name] : [name, key];
  return short.length >= 4 && (long.startsWith(short) || long.endsWith(short));
}

/** Whether two keys differ only in case, blanks, hyphens and underscores. */
export function isSameWord(key: string, name: string | undefined): boolean {
  return name !== undefined && folded(key) === folded(name);
}

function folded(key: string): string {
  return key.replace(/[\s_-]/g, "").toLowerCase();
}

/** Whether one letter is missing, added or replaced, or two are swapped. */
function isSlip(key: string, name: string): boolean {
  if (name.length < 4) return false;
  let same = 0;
  while (same < key.length && key[same] === name[same]) same += 1;
  const [left, right] = [key.slice(same), name.slice(same)];
  const swapped = `${right[1]}${right[0]}${right.slice(2)}`;
  return left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1) || left === swapped;
}
