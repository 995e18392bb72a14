import {
  closeSync,
  fchmodSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import type { GeneratedFile } from "../generate.js";

/** Hidden, and short whatever the file is called: a name may have at most 255 bytes. */
const temporaryName = /^\.haproxy-failover-[a-z0-9]{1,12}\.tmp$/;

/** Whether this is the name of a temporary file that an interrupted render left. */
export function isLeftover(name: string): boolean {
  return temporaryName.test(name);
}

/** Removes what interrupted renders left in a folder. One that still runs is not disturbed: `replace` tries again. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder)) if (isLeftover(name)) rmSync(`${folder}/${name}`, { force: true });
}

/** Whether a file is already up to date. One of another size is not read: it may be huge. */
export function isThere({ content, mode }: GeneratedFile, target: string): boolean {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found?.isFile() !== true || (found.mode & 0o7777) !== mode || found.size !== Buffer.byteLength(content)) {
    return false;
  }
  return readFileSync(target, "utf8") === content;
}

/** The bytes and the mode to write. */
interface Content {
  readonly content: string | Uint8Array;
  readonly mode: number;
}

/** How often other renders may remove our temporary file; each does so at most once per folder. */
const mostAttempts = 100;

/** Writes a temporary file, then renames it into place. */
export function replace(file: Content, folder: string, name: string): void {
  for (let attempt = 1; !writeAndRename(file, folder, name); attempt += 1) {
    if (attempt === mostAttempts) throw new Error("other renders keep removing its temporary file");
  }
}

/** Returns false if another render has removed the temporary file. */
function writeAndRename({ content, mode }: Content, folder: string, name: string): boolean {
  const temporary = `${folder}/.haproxy-failover-${Math.random().toString(36).slice(2, 14)}.tmp`;
  const descriptor = openSync(temporary, "wx", 0o600);
  try {
    try {
      writeFileSync(descriptor, content);
      fchmodSync(descriptor, mode);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, `${folder}/${name}`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    rmSync(temporary, { force: true });
    throw error;
  }
}
