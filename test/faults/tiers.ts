import { type GeneratedFile, generate, lint, parseTopology, type Topology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { platforms } from "../../src/platforms/index.js";
import type { Platform } from "../../src/platforms/platform.js";
import { fixtures } from "../support/fixtures.js";
import { issuesIn } from "../support/issues.js";

/** A fixture's tier with what its platform is. */
export interface Tier {
  readonly name: string;
  readonly platform: Platform;
  readonly topology: Topology;
}

/** A file of a tier. */
export type TierFile = GeneratedFile & { readonly tier: Tier };

let allTiers: readonly Tier[] | undefined;
let allFiles: readonly TierFile[] | undefined;

/** Every fixture's tier. */
export function tiers(): readonly Tier[] {
  allTiers ??= fixtures.map(({ name, topology: path }) => {
    const topology = readTopology(path);
    return { name, platform: platforms[topology.platform], topology };
  });
  return allTiers;
}

/** Every file of every fixture whose path ends so. They are made once, and not before a test asks. */
export function filesNamed(ending: string): TierFile[] {
  allFiles ??= tiers().flatMap((tier) => generate(tier.topology).map((file) => ({ ...file, tier })));
  const named = allFiles.filter(({ path }) => path.endsWith(ending));
  if (named.length === 0) throw new Error(`no fixture has a file ${ending}`);
  return named;
}

/** A file's name for a message. */
export function nameOf({ tier, host, path }: TierFile): string {
  return `${tier.name}/${host}${path}`;
}

/** The path and code of everything that is wrong. */
export const issuesOf = (input: unknown): string[] => issuesIn(input).map(({ path, code }) => `${path} ${code}`);

/** The codes of all warnings. */
export function warningsOf(input: unknown): string[] {
  return lint(parseTopology(input)).map(({ code }) => code);
}
