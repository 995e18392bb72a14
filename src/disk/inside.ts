import { realpathSync, type Stats } from "node:fs";
import { sep } from "node:path";

/** Whether a path, links resolved, is a folder or lies below it. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** Whether a path is a regular file, and neither a link nor behind one that leads out of the folder. */
export function isFileInside(root: string, path: string, stat: Stats): boolean {
  return stat.isFile() && isInside(root, realpathSync.native(path));
}
