import { chmodSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isInside } from "./inside.js";
import { sweep } from "./replace.js";

/** The mode of every folder below a host's: a copied tree must not lock users out of /etc. */
export const folderMode = 0o755;

/**
 * A folder below the root, with its real path. A class, because V8 may put object literals straight into its old space,
 * where those of many thousand hosts would pile up.
 */
export class Folder {
  constructor(
    readonly path: string,
    /** Whether it was just created, and so is empty. */
    readonly isNew: boolean,
    /** Whether a link was followed on the way. */
    readonly isLinked: boolean,
    /** Whether leftovers in it have been removed. */
    public isSwept = isNew,
  ) {}
}

/** The folders of one host: each is opened or created once, and leftovers in those that hold files are removed. */
export class Folders {
  private readonly known: Map<string, Folder>;

  constructor(private readonly root: string) {
    this.known = new Map([["", new Folder(root, false, false)]]);
  }

  /** The folder of a file. */
  find(steps: string): Folder {
    const folder = this.descend(steps);
    if (!folder.isSwept) {
      sweep(folder.path);
      folder.isSwept = true;
    }
    return folder;
  }

  /** Descends from the root, following links only if they stay inside. */
  private descend(steps: string): Folder {
    const known = this.known.get(steps);
    if (known) return known;
    const end = steps.lastIndexOf("/");
    const parent = this.descend(steps.slice(0, Math.max(0, end)));
    const folder = this.enter(`${parent.path}/${steps.slice(end + 1)}`, parent);
    this.known.set(steps, folder);
    return folder;
  }

  private enter(path: string, parent: Folder): Folder {
    const found = parent.isNew ? undefined : lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined && make(path)) {
      // Independent of the umask.
      chmodSync(path, folderMode);
      return new Folder(path, true, parent.isLinked);
    }
    const real = (found ?? lstatSync(path)).isDirectory() ? path : realpathSync.native(path);
    if (!isInside(this.root, real)) throw new Error(`${path} is a symbolic link that leads out of ${this.root}`);
    return new Folder(real, false, parent.isLinked || real !== path);
  }
}

/** Like `mkdir -p`: Node's own `recursive` loops forever where folders cannot be created, as below /proc. */
export function makeRoot(directory: string): void {
  const path = resolve(directory);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeRoot(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another render may have created it.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Creates a folder; false if the path already exists. */
function make(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
