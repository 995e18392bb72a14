import {
  closeSync,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { GeneratedFile } from "../generate.js";
import { isInside } from "./inside.js";

/** A file that could not be written. The files before it are written, whole; this one and those after it are untouched. */
export class WriteError extends Error {
  override readonly name = "WriteError";
  /** The host and the path that the file was for. */
  readonly host: string;
  readonly path: string;

  constructor(file: GeneratedFile, reason: string, options?: ErrorOptions) {
    super(`cannot write ${file.host}:${file.path}: ${reason}`, options);
    this.host = file.host;
    this.path = file.path;
  }
}

/** One file on the disk. */
export interface WrittenFile {
  readonly host: string;
  readonly path: string;
  /** Where it is now. */
  readonly target: string;
  /** False where it was there already, with the same text and mode, and was left alone. */
  readonly changed: boolean;
}

/**
 * Writes files to `DIRECTORY/<host>/<path>`, each through a temporary file that is then renamed, so that no reader ever
 * sees half of one. A file that is there already as it should be is left alone.
 *
 * @param files - The files, from `generate`.
 * @param directory - The folder for them, made if need be. Nothing is written outside of it, nor through a symbolic
 * link that leads out of it.
 * @returns What was done, in the order of the files.
 * @throws {WriteError} naming the file that could not be written; and what `node:fs` throws for the folder itself.
 *
 * @example
 * ```ts
 * writeFiles(generate(topology), "out");
 * ```
 */
export function writeFiles(files: readonly GeneratedFile[], directory: string): WrittenFile[] {
  for (const file of files) refuseStray(file);
  return files.map(fileWriter(directory));
}

/** Makes what writes files to a folder one after the other, as `writeFiles` does. */
export function fileWriter(directory: string): (file: GeneratedFile) => WrittenFile {
  makeRoot(directory);
  const root = realpathSync.native(directory);
  const hosts = new Set<string>();
  const linked = new Set<string>();
  // Only one host's folders and files are remembered, and what links lead to: there may be many thousand hosts.
  let current: string | undefined;
  let folders = new Map<string, Folder>();
  let own = new Set<string>();
  return (file) => {
    refuseStray(file);
    const { host, path } = file;
    if (host !== current) {
      current = host;
      folders = new Map([["", new Folder(root, false, false)]]);
      own = new Set();
      hosts.add(host);
    }
    try {
      const end = path.lastIndexOf("/");
      const folder = folderFor(host + path.slice(0, end), root, folders);
      const target = folder.path + path.slice(end);
      const [place = host] = folder.isLinked ? relative(root, target).split(sep) : [];
      if (own.has(target) || linked.has(target) || (place !== host && hosts.has(place)))
        throw new Error(`a link makes it the same file as another's, ${target}`);
      (folder.isLinked ? linked : own).add(target);
      const changed = folder.isNew || !isThere(file, target);
      if (changed) replace(file, target);
      return { host, path, target: join(directory, host, path), changed };
    } catch (error) {
      throw new WriteError(file, error instanceof Error ? error.message : String(error), { cause: error });
    }
  };
}

/**
 * A folder below the root, where it really is. A class, because V8 may put object literals straight into its old space,
 * where those of many thousand hosts would pile up.
 */
class Folder {
  constructor(
    readonly path: string,
    /** Whether it was made just now, so that nothing can be in it. */
    readonly isNew: boolean,
    /** Whether a link was followed on the way. */
    readonly isLinked: boolean,
  ) {}
}

function refuseStray(file: GeneratedFile): void {
  const { host, path } = file;
  const isStep = (step: string) => step !== "" && step !== "." && step !== ".." && !/[\\/\0]/.test(step);
  if (isStep(host) && path.startsWith("/") && path.slice(1).split("/").every(isStep)) return;
  throw new WriteError(file, "its host or path leads elsewhere");
}

/** As `mkdir -p`: Node's own `recursive` never ends where a folder cannot be made and is not there, as below /proc. */
function makeRoot(directory: string): void {
  const path = resolve(directory);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeRoot(dirname(path));
  mkdirSync(path);
}

/** Finds or makes a folder step by step, each once, following a link only where it stays inside the root. */
function folderFor(steps: string, root: string, known: Map<string, Folder>): Folder {
  const found = known.get(steps);
  if (found) return found;
  const end = steps.lastIndexOf("/");
  const parent = folderFor(steps.slice(0, Math.max(0, end)), root, known);
  const path = `${parent.path}/${steps.slice(end + 1)}`;
  const stats = parent.isNew ? undefined : lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) mkdirSync(path);
  const real = stats === undefined || stats.isDirectory() ? path : realpathSync.native(path);
  if (!isInside(root, real)) throw new Error(`${path} is a symbolic link that leads out of ${root}`);
  const folder = new Folder(real, stats === undefined, parent.isLinked || real !== path);
  known.set(steps, folder);
  return folder;
}

/** Whether a file is there as it should be. */
function isThere({ content, mode }: GeneratedFile, target: string): boolean {
  const found = lstatSync(target, { throwIfNoEntry: false });
  return found?.isFile() === true && (found.mode & 0o7777) === mode && readFileSync(target, "utf8") === content;
}

/** Writes a file beside its place, and puts it there whole. */
function replace({ content, mode }: GeneratedFile, target: string): void {
  const temporary = `${target}.${Math.random().toString(36).slice(2, 14)}.tmp`;
  const descriptor = openSync(temporary, "wx", 0o600);
  try {
    try {
      writeFileSync(descriptor, content);
      fchmodSync(descriptor, mode);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
