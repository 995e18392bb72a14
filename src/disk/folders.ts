import { chmodSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isInside } from "./inside.js";
import { sweep } from "./replace.js";

/** Of every folder below a host's: a tree that is copied to a host must not lock anybody out of /etc. */
export const folderMode = 0o755;

/**
 * A folder below the root, where it really is. A class, because V8 may put object literals straight into its old space,
 * where those of many thousand hosts would pile up.
 */
export class Folder {
  constructor(
    readonly path: string,
    /** Whether it was made just now, so that nothing can be in it. */
    readonly isNew: boolean,
    /** Whether a link was followed on the way. */
    readonly isLinked: boolean,
  ) {}
}

/** The folders of one host, each found or made once, whatever leftovers are in it removed. */
export class Folders {
  private readonly known: Map<string, Folder>;

  constructor(private readonly root: string) {
    this.known = new Map([["", new Folder(root, false, false)]]);
  }

  /** Goes from the root step by step, and follows a link only where it stays inside. */
  find(steps: string): Folder {
    const known = this.known.get(steps);
    if (known) return known;
    const end = steps.lastIndexOf("/");
    const parent = this.find(steps.slice(0, Math.max(0, end)));
    const folder = this.enter(`${parent.path}/${steps.slice(end + 1)}`, parent);
    this.known.set(steps, folder);
    return folder;
  }

  private enter(path: string, parent: Folder): Folder {
    const isThere = !parent.isNew && lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    if (!isThere && make(path)) {
      // The umask has no say.
      chmodSync(path, folderMode);
      return new Folder(path, true, parent.isLinked);
    }
    const real = lstatSync(path).isDirectory() ? path : realpathSync.native(path);
    if (!isInside(this.root, real)) throw new Error(`${path} is a symbolic link that leads out of ${this.root}`);
    sweep(real);
    return new Folder(real, false, parent.isLinked || real !== path);
  }
}

/** As `mkdir -p`: Node's own `recursive` never ends where a folder cannot be made and is not there, as below /proc. */
export function makeRoot(directory: string): void {
  const path = resolve(directory);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeRoot(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another render may have been faster.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Makes a folder; false where another render was faster, or something else is there. */
function make(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
