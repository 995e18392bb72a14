import { topologiesIn } from "../disk/topologies.js";
import { TopologyError } from "../errors.js";
import type { Issue } from "../issues/issue.js";
import { quote } from "../printable.js";
import type { Topology } from "../topology/topology.js";
import { type Streams, UsageError } from "./command.js";
import { topologyFrom } from "./topology.js";

/** One of several topologies on the command line. */
export interface Tier {
  /** The file's name without its extension, and the name of the folder for its hosts. */
  readonly name: string;
  readonly file: string;
}

/** A tier with its topology. */
export interface AcceptedTier extends Tier {
  readonly topology: Topology;
}

/** A tier whose topology is invalid. */
export interface RefusedTier extends Tier {
  readonly errors: readonly Issue[];
}

/** A tier that has been read. */
export type ReadTier = AcceptedTier | RefusedTier;

/** Separates valid tiers from invalid ones. */
export function split(tiers: readonly ReadTier[]): { accepted: AcceptedTier[]; refused: RefusedTier[] } {
  const isRefused = (tier: ReadTier): tier is RefusedTier => "errors" in tier;
  return { accepted: tiers.filter((tier): tier is AcceptedTier => !isRefused(tier)), refused: tiers.filter(isRefused) };
}

/**
 * The tiers named by the operands; undefined for a single file, whose tier has no name. A folder with a single topology
 * counts as several, so that adding a second does not move the files of the first.
 */
export function tiersOf(operands: readonly string[]): Tier[] | undefined {
  const folders = operands.map((operand) => (operand === "-" ? undefined : topologiesIn(operand)));
  if (operands.length === 1 && folders[0] === undefined) return undefined;
  const empty = folders.findIndex((files) => files?.length === 0);
  if (empty >= 0) throw new UsageError(`no topology (*.yaml, *.yml or *.json) in ${operands[empty]}`);
  const tiers = operands.flatMap((operand, index) => (folders[index] ?? [operand]).map(named));
  const files = new Map<string, string>();
  for (const { name, file } of tiers) {
    // Some file systems ignore case.
    const other = files.get(name.toLowerCase());
    if (other !== undefined) throw new UsageError(`two tiers have the name ${name}: ${other} and ${file}`);
    files.set(name.toLowerCase(), file);
  }
  return tiers;
}

function named(file: string): Tier {
  const name = file.replace(/^.*[\\/]/, "").replace(/\.(ya?ml|json)$/, "");
  if (!/^[A-Za-z0-9][\w.-]{0,99}$/.test(name)) {
    throw new UsageError(
      `${quote(name)} cannot be a tier's name: with several topologies, use only letters, digits, ".", "_" and "-" in file names`,
    );
  }
  return { name, file };
}

/** Reads every tier, even if some are invalid. */
export async function readTiers(tiers: readonly Tier[], streams: Streams): Promise<ReadTier[]> {
  const read: ReadTier[] = [];
  await forEachTier("read", tiers, streams, async (tier) => {
    try {
      read.push({ ...tier, topology: await topologyFrom(tier.file) });
    } catch (error) {
      if (!(error instanceof TopologyError)) throw error;
      read.push({ ...tier, errors: error.issues });
    }
  });
  return read;
}

/** Fewer tiers are done too quickly for progress to be worth showing. */
const fewest = 10;

/** Processes each tier, with progress on a terminal. */
export async function forEachTier<T extends Tier>(
  done: string,
  tiers: readonly T[],
  { err, errTerminal }: Streams,
  act: (tier: T) => unknown,
): Promise<void> {
  const isTold = errTerminal && tiers.length >= fewest;
  const clear = "\r\u001b[K";
  try {
    for (const [index, tier] of tiers.entries()) {
      if (isTold) err(`${clear}${index} of ${tiers.length} tiers ${done}`);
      await act(tier);
    }
  } finally {
    if (isTold) err(clear);
  }
}
