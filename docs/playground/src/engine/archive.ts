import { gzipSync, type Zippable, zipSync } from "fflate";
import { type GeneratedFile, tarArchive } from "haproxy-failover";

/** The earliest date that a zip knows: the same files give the same bytes. */
const mtime = new Date(1980, 0, 1);

/** `host/path` for every file, with its mode, as `haproxy-failover render` writes them. */
export function archive(files: readonly GeneratedFile[], format: "zip" | "tar.gz"): Uint8Array<ArrayBuffer> {
  if (format === "tar.gz") return gzipSync(tarArchive(files), { mtime: 0 }) as Uint8Array<ArrayBuffer>;
  const text = new TextEncoder();
  const entries: Zippable = {};
  for (const { host, path, mode, content } of files) {
    // A regular file's mode, as Unix (3) writes it: stat(2), S_IFREG.
    entries[host + path] = [text.encode(content), { os: 3, attrs: (0o100000 | mode) << 16, mtime }];
  }
  return zipSync(entries) as Uint8Array<ArrayBuffer>;
}
