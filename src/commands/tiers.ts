import { topologiesIn } from "../disk/topologies.js";
import { TopologyError } from "../errors.js";
import type { Issue } from "../issues/issue.js";
import { quote } from "../printable.js";
import type { Topology } from "../topology/topology.js";
import { type Streams, UsageError } from "./command.js";
import { topologyFrom } from "./topology.js";

/** One topology of a call that names several. */
export interface Tier {
  /** Its file's name without the ending, and the folder's that holds its hosts. */
  readonly name: string;
  readonly file: string;
}

/** A tier with its topology. */
export interface AcceptedTier extends Tier {
  readonly topology: Topology;
}

/** A tier with what is wrong with its topology. */
export interface RefusedTier extends Tier {
  readonly errors: readonly Issue[];
}

/** A tier that has been read. */
export type ReadTier = AcceptedTier | RefusedTier;

/** Tells accepted tiers from refused ones. */
export function split(tiers: readonly ReadTier[]): { accepted: AcceptedTier[]; refused: RefusedTier[] } {
  const isRefused = (tier: ReadTier): tier is RefusedTier => "errors" in tier;
  return { accepted: tiers.filter((tier): tier is AcceptedTier => !isRefused(tier)), refused: tiers.filter(isRefused) };
}

/**
 * The tiers that operands name; nothing for a single file, which is a tier without a name. A folder stands for the
 * topologies in it, even if that is one: another one more must not move the files of the first.
 */
export function tiersOf(operands: readonly string[]): Tier[] | undefined {
  const folders = operands.map((operand) => (operand === "-" ? undefined : topologiesIn(operand)));
  if (operands.length === 1 && folders[0] === undefined) return undefined;
  const empty = folders.findIndex((files) => files?.length === 0);
  if (empty >= 0) throw new UsageError(`no topology (*.yaml, *.yml or *.json) in ${operands[empty]}`);
  const tiers = operands.flatMap((operand, index) => (folders[index] ?? [operand]).map(named));
  const files = new Map<string, string>();
  for (const { name, file } of tiers) {
    // Some file systems hold upper and lower case for the same.
    const other = files.get(name.toLowerCase());
    if (other !== undefined) throw new UsageError(`two tiers are called ${name}: ${other} and ${file}`);
    files.set(name.toLowerCase(), file);
  }
  return tiers;
}

function named(file: string): Tier {
  const name = file.replace(/^.*[\\/]/, "").replace(/\.(ya?ml|json)$/, "");
  if (!/^[A-Za-z0-9][\w.-]{0,99}$/.test(name)) {
    throw new UsageError(
      `no tier can be called ${quote(name)}: name the file with letters, digits, ".", "_" and "-" if there are several`,
    );
  }
  return { name, file };
}

/** Reads every tier, whether another is refused or not. */
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

/** Fewer tiers are done before anybody could read a line about it. */
const fewest = 10;

/** Does something with each tier; tells a terminal how far it is. */
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
