import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import type { TopologyInput } from "../../src/index.js";

const root = "fixtures";

/** A folder below fixtures/: a topology, and every file that it must give. */
export interface Fixture {
  readonly name: string;
  /** Path of its topology. */
  readonly topology: string;
  /** Path of its folder of expected files. */
  readonly expected: string;
}

export const fixtures: readonly Fixture[] = readdirSync(root)
  .filter((name) => name !== "refused")
  .map((name) => ({ name, topology: join(root, name, "topology.yaml"), expected: join(root, name, "expected") }));

/** Every file below a folder, by its path from there, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

export function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o100) !== 0;
}

/** What the library takes as it is, a test may change. */
export type Editable<Of> = Of extends readonly (infer Item)[]
  ? Editable<Item>[]
  : Of extends object
    ? { -readonly [Key in keyof Of]: Editable<Of[Key]> }
    : Of;

type GuideInput = Editable<
  TopologyInput & { failover: Extract<TopologyInput["failover"], { provider: "digitalocean" }> }
>;

/** The guide's topology as plain data, made anew for each caller to change. */
export function guideInput(): GuideInput {
  return parse(readFileSync(join(root, "guide", "topology.yaml"), "utf8"));
}
