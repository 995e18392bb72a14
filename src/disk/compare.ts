import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats } from "node:fs";
import { join, relative, sep } from "node:path";
import type { GeneratedFile } from "../generate.js";
import { isFileInside } from "./inside.js";
import { isLeftover } from "./replace.js";

/**
 * How a file on the disk compares with the one that would be generated. `leftover` is an extra file that an interrupted
 * `writeFiles` left behind; the next one removes it.
 */
export type ComparisonStatus = "same" | "changed" | "missing" | "extra" | "leftover" | "wrong-mode";

/** The largest file that is read, unless a larger one is expected. */
const largestRead = 1024 * 1024;

/** One file, on the disk and as it would be generated. */
export interface Comparison {
  readonly host: string;
  readonly path: string;
  /** `wrong-mode` where only the mode differs. */
  readonly status: ComparisonStatus;
  /** Whether the mode differs, with the text or alone, as far as modes are compared. */
  readonly hasWrongMode: boolean;
  /** What would be generated; undefined for an extra file. */
  readonly expected?: GeneratedFile;
  /**
   * The text on the disk, secrets included; undefined for a missing or extra file, for anything but a regular file, or
   * for a file over 1 MiB (or twice the expected size, if that is more).
   */
  readonly found?: string;
  /** The size on the disk in bytes; undefined for a missing or extra file, or for anything but a regular file. */
  readonly foundSize?: number;
  /** The mode on the disk; undefined for a missing or extra file. */
  readonly foundMode?: number;
}

/** How files are compared. */
export interface CompareOptions {
  /**
   * `exact` compares all permissions; `git` only what git keeps of them: whether the owner may execute the file.
   *
   * @default "exact"
   */
  readonly modes?: "exact" | "git";
}

/**
 * Compares a folder with what would be written there.
 *
 * @param files - The files, from `generate`.
 * @param directory - The folder, as `writeFiles` leaves it, or a git checkout of it.
 * @returns One entry for each file in order, then the extra files and leftovers, sorted by path.
 * @throws whatever `node:fs` throws for a folder that cannot be read.
 *
 * @example
 * ```ts
 * const stale = compareFiles(generate(topology), "out").filter(({ status }) => status !== "same");
 * ```
 */
export function compareFiles(
  files: readonly GeneratedFile[],
  directory: string,
  { modes = "exact" }: CompareOptions = {},
): Comparison[] {
  const compared = modes === "git" ? 0o100 : 0o7777;
  const expected = new Set(files.map(({ host, path }) => host + path));
  const extra = listFiles(directory)
    .filter((name) => !expected.has(name))
    .map((name): Comparison => {
      const slash = Math.max(name.indexOf("/"), 0);
      const status = isLeftover(name.slice(name.lastIndexOf("/") + 1)) ? "leftover" : "extra";
      return {
        host: name.slice(0, slash),
        path: `/${name.slice(slash).replace("/", "")}`,
        status,
        hasWrongMode: false,
      };
    });
  const root = realpathSync.native(directory);
  return [...files.map((file) => compareFile(file, root, compared)), ...extra];
}

function compareFile(expected: GeneratedFile, root: string, modeBits: number): Comparison {
  const { host, path, mode, content } = expected;
  const target = join(root, host, path);
  const stat = statOf(target);
  if (!stat) return { host, path, status: "missing", hasWrongMode: false, expected };
  const foundMode = stat.mode & 0o7777;
  if (!isFileInside(root, target, stat))
    return { host, path, status: "changed", hasWrongMode: false, expected, foundMode };
  const hasWrongMode = ((foundMode ^ mode) & modeBits) !== 0;
  const foundSize = stat.size;
  if (foundSize > Math.max(largestRead, 2 * Buffer.byteLength(content)))
    return { host, path, status: "changed", hasWrongMode, expected, foundSize, foundMode };
  const found = readFileSync(target, "utf8");
  const status = found !== content ? "changed" : hasWrongMode ? "wrong-mode" : "same";
  return { host, path, status, hasWrongMode, expected, found, foundSize, foundMode };
}

function statOf(target: string): Stats | undefined {
  try {
    return lstatSync(target, { throwIfNoEntry: false });
  } catch (error) {
    // There is a file where a folder should be.
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** The relative paths of all files below a folder, sorted by code unit. Links are not followed. */
function listFiles(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
