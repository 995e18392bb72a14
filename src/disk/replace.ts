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

/** Hidden, and short whatever the file is called, since a name may have 255 bytes and no more. */
const temporaryName = /^\.haproxy-failover-[a-z0-9]{1,12}\.tmp$/;

/** Whether a file of this name is what a render wrote and had no time to put in place. */
export function isLeftover(name: string): boolean {
  return temporaryName.test(name);
}

/** Removes what interrupted renders left in a folder. One that still runs is not disturbed: `replace` tries again. */
export function sweep(folder: string): void {
  for (const name of readdirSync(folder)) if (isLeftover(name)) rmSync(`${folder}/${name}`, { force: true });
}

/** Whether a file is there as it should be. A file of another size is not read: it may be huge. */
export function isThere({ content, mode }: GeneratedFile, target: string): boolean {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found?.isFile() !== true || (found.mode & 0o7777) !== mode || found.size !== Buffer.byteLength(content)) {
    return false;
  }
  return readFileSync(target, "utf8") === content;
}

/** What is written to a file. */
interface Content {
  readonly content: string | Uint8Array;
  readonly mode: number;
}

/** How often another render may sweep a temporary file away; each does so once in each folder. */
const mostAttempts = 100;

/** Writes a file beside its place, and puts it there whole. */
export function replace(file: Content, folder: string, name: string): void {
  for (let attempt = 1; !writeAndRename(file, folder, name); attempt += 1) {
    if (attempt === mostAttempts) throw new Error("other renders keep removing its temporary file");
  }
}

/** Returns false where another render has swept the temporary file away. */
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
