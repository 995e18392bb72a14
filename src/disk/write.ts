import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { BrandedError } from "../errors.js";
import type { GeneratedFile } from "../generate.js";
import { type Folder, Folders, makeRoot } from "./folders.js";
import { isThere, replace } from "./replace.js";

/** A file that could not be written. Earlier files are complete; this one and later ones are untouched. */
export class WriteError extends BrandedError {
  override readonly name = "WriteError";
  /** The file's host and path. */
  readonly host: string;
  readonly path: string;

  get brand(): symbol {
    return Symbol.for("haproxy-failover.WriteError");
  }

  constructor(file: GeneratedFile, reason: string, options?: { cause?: unknown }) {
    super(`cannot write ${file.host}:${file.path}: ${reason}`, options);
    this.host = file.host;
    this.path = file.path;
  }
}

/** One file on the disk. */
export interface WrittenFile {
  readonly host: string;
  readonly path: string;
  /** Its path on disk. */
  readonly target: string;
  /** False if it already had the same text and mode, and was left alone. */
  readonly changed: boolean;
}

/**
 * Writes files to `DIRECTORY/<host>/<path>`, each through a temporary file that is then renamed, so that no reader ever
 * sees half of one. A file that is already up to date is left alone.
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
  const writer = new FileWriter(directory);
  return files.map((file) => writer.write(file));
}

/** Writes files to a folder one after the other, host by host, as `writeFiles` does. */
export class FileWriter {
  private readonly places: Places;
  // Keeps only one host's folders in memory: there may be thousands of hosts.
  private host: string | undefined;
  private folders: Folders;

  constructor(private readonly directory: string) {
    makeRoot(directory);
    const root = realpathSync.native(directory);
    this.places = new Places(root);
    this.folders = new Folders(root);
  }

  write(file: GeneratedFile): WrittenFile {
    refuseStray(file);
    try {
      return this.writeFile(file);
    } catch (error) {
      throw new WriteError(file, error instanceof Error ? error.message : String(error), { cause: error });
    }
  }

  private writeFile(file: GeneratedFile): WrittenFile {
    const { host, path } = file;
    if (host !== this.host) {
      this.host = host;
      this.folders = new Folders(this.places.root);
      this.places.enter(host);
    }
    const end = path.lastIndexOf("/");
    const name = path.slice(end + 1);
    const folder = this.folders.find(host + path.slice(0, end));
    this.places.take(folder, name);
    const changed = folder.isNew || !isThere(file, `${folder.path}/${name}`);
    if (changed) replace(file, folder.path, name);
    return { host, path, target: join(this.directory, host, path), changed };
  }
}

/**
 * The paths already written: links could make two files one. Keeps one host's paths, and those reached through links.
 */
class Places {
  private readonly hosts = new Set<string>();
  private readonly linked = new Set<string>();
  private own = new Set<string>();
  private host = "";

  constructor(readonly root: string) {}

  enter(host: string): void {
    this.host = host;
    this.hosts.add(host);
    this.own = new Set();
  }

  take(folder: Folder, name: string): void {
    const target = `${folder.path}/${name}`;
    const [owner = this.host] = folder.isLinked ? relative(this.root, target).split(sep) : [];
    const isOthers = owner !== this.host && this.hosts.has(owner);
    if (isOthers || this.own.has(target) || this.linked.has(target))
      throw new Error(`a link makes it the same file as another's, ${target}`);
    (folder.isLinked ? this.linked : this.own).add(target);
  }
}

/** Writes an archive, which contains secrets, completely or not at all. */
export function writeArchive(content: Uint8Array, path: string): void {
  const target = resolve(path);
  makeRoot(dirname(target));
  replace({ content, mode: 0o600 }, dirname(target), basename(target));
}

function refuseStray(file: GeneratedFile): void {
  const { host, path } = file;
  const isStep = (step: string) => step !== "" && step !== "." && step !== ".." && !/[\\/\0]/.test(step);
  if (isStep(host) && path.startsWith("/") && path.slice(1).split("/").every(isStep)) return;
  throw new WriteError(file, "its host or path leads elsewhere");
}
