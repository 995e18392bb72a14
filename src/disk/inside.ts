import { sep } from "node:path";

/** Whether a path, links resolved, is a folder or lies below it. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
