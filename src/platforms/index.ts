import { debian12 } from "./debian-12.js";
import { debian13 } from "./debian-13.js";
import type { initOf } from "./init.js";
import type { Platform } from "./platform.js";
import { ubuntu1404 } from "./ubuntu-14.04.js";
import { ubuntu2204 } from "./ubuntu-22.04.js";
import { ubuntu2404 } from "./ubuntu-24.04.js";
import { ubuntu2604 } from "./ubuntu-26.04.js";

/** Every platform, by the name that a topology gives it. */
export const platforms = {
  "ubuntu-14.04": ubuntu1404,
  "ubuntu-22.04": ubuntu2204,
  "ubuntu-24.04": ubuntu2404,
  "ubuntu-26.04": ubuntu2604,
  "debian-12": debian12,
  "debian-13": debian13,
} as const satisfies { [Name in keyof typeof initOf]: Extract<Platform, { init: (typeof initOf)[Name] }> };

export type PlatformName = keyof typeof platforms;

/** The names, in the order in which messages list them. */
export const platformNames = Object.keys(platforms) as [PlatformName, ...PlatformName[]];
