import { readDigitalocean } from "./digitalocean/import.js";
import type { ReadFailover } from "./import.js";
import { readVip } from "./vip/import.js";

/** What each provider reads of files that people have. The first that finds something has it. */
export const importers: readonly ReadFailover[] = [readVip, readDigitalocean];
