/** A line of a systemd unit: its section, key and value. */
export interface Setting {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

/** Reads a unit file or a drop-in as systemd.syntax(7) says. */
export function readUnit(text: string): Setting[] {
  let section: string | undefined;
  // A backslash at the end of a line goes on with the next.
  return text
    .replaceAll("\\\n", " ")
    .split("\n")
    .flatMap((line, index) => {
      if (line === "" || /^[#;]/.test(line)) return [];
      const [, header] = /^\[([A-Z][A-Za-z]+)\]$/.exec(line) ?? [];
      if (header !== undefined) {
        section = header;
        return [];
      }
      const [, key, value] = /^([A-Z][A-Za-z]+)=(.*[^\\]|)$/.exec(line) ?? [];
      if (section === undefined || key === undefined || value === undefined) {
        throw new SyntaxError(`line ${index + 1}: neither a section nor a setting`);
      }
      return [{ section, key, value }];
    });
}

/** Reads sysctl.d(5): `name = value`. */
export function readSysctl(text: string): Map<string, string> {
  const settings = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [, name, value] = /^([a-z][a-z0-9._]+) = (\S.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || settings.has(name)) throw new SyntaxError(`"${line}"`);
    settings.set(name, value);
  }
  return settings;
}
