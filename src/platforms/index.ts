import type { Platform } from "./platform.js";
import { ubuntu1404 } from "./ubuntu-14.04.js";

/** Every platform, by the name that a topology gives it. */
export const platforms = {
  "ubuntu-14.04": ubuntu1404,
} as const satisfies Record<string, Platform>;

export type PlatformName = keyof typeof platforms;

/** The names, in the order in which people are told them. */
export const platformNames = Object.keys(platforms) as [PlatformName, ...PlatformName[]];
