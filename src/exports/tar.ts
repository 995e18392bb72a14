import type { GeneratedFile } from "../generate.js";

/** A record of a tar archive, in bytes. */
const block = 512;

/** Padded as GNU tar does. */
const blockingFactor = 20 * block;

const folderMode = 0o755;

/**
 * Packs files into a tar archive as `<host>/<path>`, with their modes, owned by root, in folders of mode 0755. The
 * format is ustar (POSIX.1-1988), which every tar can read. The same files give the same bytes.
 *
 * @param files - The files, from `generate`.
 * @param options - `mtime`: the time of last change that every entry has, in whole seconds since 1970; by default 0.
 * @returns The archive, uncompressed.
 * @throws {RangeError} for a path that ustar cannot hold: over 255 bytes, or without a slash where it could be split.
 *
 * @example
 * ```ts
 * writeFileSync("tier.tar", tarArchive(generate(topology))); // tar -C / --strip-components=1 -xpf tier.tar web1
 * ```
 */
export function tarArchive(files: readonly GeneratedFile[], { mtime = 0 }: { mtime?: number } = {}): Uint8Array {
  const encoder = new TextEncoder();
  const folders = new Set<string>();
  const parts: Uint8Array[] = [];
  for (const { host, path, mode, content } of files) {
    const name = host + path;
    for (let end = name.indexOf("/"); end !== -1; end = name.indexOf("/", end + 1)) {
      const folder = name.slice(0, end + 1);
      if (folders.has(folder)) continue;
      folders.add(folder);
      parts.push(header({ name: folder, mode: folderMode, size: 0, mtime, type: "5" }));
    }
    const bytes = encoder.encode(content);
    parts.push(header({ name, mode, size: bytes.length, mtime, type: "0" }), bytes, padding(bytes.length, block));
  }
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  // Two empty blocks end an archive.
  return concat([...parts, new Uint8Array(2 * block), padding(size + 2 * block, blockingFactor)]);
}

interface Entry {
  /** Ends in a slash for a folder. */
  readonly name: string;
  readonly mode: number;
  readonly size: number;
  readonly mtime: number;
  /** `0` for a file, `5` for a folder. */
  readonly type: "0" | "5";
}

/**
 * The offset of each field: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, "ustar Interchange
 * Format".
 */
function header({ name, mode, size, mtime, type }: Entry): Uint8Array {
  const bytes = new Uint8Array(block);
  const put = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  const { prefix, rest } = split(name);
  put(0, rest);
  put(100, octal(mode, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(size, 11));
  put(136, octal(mtime, 11));
  put(148, " ".repeat(8));
  put(156, type);
  put(257, "ustar\0");
  put(263, "00");
  put(265, "root");
  put(297, "root");
  put(345, prefix);
  // The checksum is computed with blanks in its own field.
  put(
    148,
    `${octal(
      bytes.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\0 `,
  );
  return bytes;
}

/** A name over 100 bytes is split at a slash: up to 155 bytes before it, up to 100 after it. */
function split(name: string): { prefix: string; rest: string } {
  const length = (text: string) => new TextEncoder().encode(text).length;
  if (length(name) <= 100) return { prefix: "", rest: name };
  for (let at = name.indexOf("/"); at !== -1 && at < name.length - 1; at = name.indexOf("/", at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)];
    if (at > 0 && length(prefix) <= 155 && length(rest) <= 100) return { prefix, rest };
  }
  throw new RangeError(`a tar archive cannot hold the name ${name}`);
}

function octal(value: number, digits: number): string {
  const text = value.toString(8).padStart(digits, "0");
  if (!Number.isInteger(value) || value < 0 || text.length > digits) {
    throw new RangeError(`${value} is not a whole number of at most ${digits} octal digits`);
  }
  return text;
}

function padding(size: number, unit: number): Uint8Array {
  return new Uint8Array((unit - (size % unit)) % unit);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
