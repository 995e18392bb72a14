import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats } from "node:fs";
import { join } from "node:path";
import type { HostFiles } from "../import/tier.js";
import { isFileInside } from "./inside.js";

/** The largest file that is read. */
const largestFile = 1024 * 1024;

/** A file that is there, and was not read. */
export interface Passed {
  readonly name: string;
  readonly why: string;
}

/**
 * Reads some files of each host from a folder that has a folder for each. Links that lead out of it are not followed.
 *
 * @param paths - The files' paths on a host.
 * @throws whatever `node:fs` throws for a folder that cannot be read.
 */
export function readHosts(directory: string, paths: readonly string[]): { hosts: HostFiles[]; passed: Passed[] } {
  const root = realpathSync.native(directory);
  const passed: Passed[] = [];
  const hosts = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((host): HostFiles => {
      const files = new Map<string, string>();
      for (const path of paths) {
        const file = join(root, host, path);
        const stat = lstatSync(file, { throwIfNoEntry: false });
        if (stat === undefined) continue;
        const why = whyNot(root, file, stat);
        if (why === undefined) files.set(path, readFileSync(file, "utf8"));
        else passed.push({ name: host + path, why });
      }
      return { host, files };
    });
  return { hosts, passed };
}

function whyNot(root: string, file: string, stat: Stats): string | undefined {
  if (!isFileInside(root, file, stat)) return "not a regular file below the folder";
  return stat.size > largestFile ? `${stat.size} bytes; at most ${largestFile} are read` : undefined;
}
