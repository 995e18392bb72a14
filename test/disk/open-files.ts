import { readdirSync, readlinkSync } from "node:fs";

/** What this process has open, by where it was opened. */
export const openFiles = (): string[] =>
  readdirSync("/proc/self/fd").flatMap((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      // The one that read the folder is closed again.
      return [];
    }
  });
