import { FileWriter, type WrittenFile, writeArchive } from "../disk/write.js";
import { tarArchive } from "../exports/tar.js";
import { type GenerateOptions, generate } from "../generate.js";
import { printable } from "../printable.js";
import { lint } from "../topology/warnings/lint.js";
import { lintTiers } from "../topology/warnings/tiers.js";
import type { Streams } from "./command.js";
import { type Format, filesIn } from "./formats.js";
import { count, json } from "./print.js";
import { refusals } from "./report.js";
import { type AcceptedTier, forEachTier, readTiers, split, type Tier } from "./tiers.js";

/** Further tiers are counted, not listed. */
const mostTiers = 50;

interface Wanted {
  readonly directory: string;
  readonly format: Format;
  /** The files of each tier. */
  readonly what: GenerateOptions;
  readonly isJson: boolean;
  readonly operands: readonly string[];
}

/** Writes every tier, or none if one is invalid; returns the exit code. */
export async function renderTiers(tiers: readonly Tier[], wanted: Wanted, streams: Streams): Promise<number> {
  const { accepted, refused } = split(await readTiers(tiers, streams));
  if (refused.length > 0) {
    if (wanted.isJson) {
      streams.out(json({ topologies: refused.map(({ name, file, errors }) => ({ tier: name, file, errors })) }));
    } else streams.err(refusals(refused, streams.errColor));
    streams.err(`${refused.length} of ${count(tiers.length, "tier")} refused; nothing was written\n`);
    return 1;
  }
  const written: Written[] = [];
  await forEachTier("written", accepted, streams, async (tier) => {
    written.push(wanted.format === "tar" ? writeTar(tier, wanted) : await writeTree(tier, wanted.format, wanted));
  });
  streams.out(wanted.isJson ? json({ topologies: written.map(data) }) : drawing(wanted.directory, written));
  const warnings = accepted.reduce((sum, { topology }) => sum + lint(topology).length, lintTiers(accepted).length);
  if (warnings > 0) {
    streams.err(`${count(warnings, "warning")}; see: haproxy-failover check ${wanted.operands.join(" ")}\n`);
  }
  return 0;
}

/** The result for a tier. */
interface Written {
  readonly tier: Tier;
  readonly files: number;
  readonly hosts: number;
  readonly changed: number;
  /** For JSON: the files, or their archive. */
  readonly list: readonly WrittenFile[];
  readonly archive?: string;
}

async function writeTree(
  tier: AcceptedTier,
  format: Exclude<Format, "tar">,
  { directory, what, isJson }: Wanted,
): Promise<Written> {
  const writer = new FileWriter(`${directory}/${tier.name}`);
  const hosts = new Set<string>();
  const list: WrittenFile[] = [];
  let [files, changed] = [0, 0];
  const forEach = await filesIn(format, tier.topology, what);
  forEach((file) => {
    const done = writer.write(file);
    if (isJson) list.push(done);
    hosts.add(file.host);
    files += 1;
    if (done.changed) changed += 1;
  });
  return { tier, files, hosts: hosts.size, changed, list };
}

function writeTar(tier: AcceptedTier, { directory, what }: Wanted): Written {
  const files = generate(tier.topology, what);
  const archive = `${directory}/${tier.name}.tar`;
  writeArchive(tarArchive(files), archive);
  const hosts = new Set(files.map(({ host }) => host)).size;
  return { tier, files: files.length, hosts, changed: files.length, list: [], archive };
}

function data({ tier: { name, file }, list, archive }: Written) {
  return { tier: name, file, ...(archive === undefined ? { files: list } : { archive }) };
}

/** A line for each tier, and a total. */
function drawing(directory: string, written: readonly Written[]): string {
  const shown = written.slice(0, mostTiers);
  const left = written.length - shown.length;
  const nameOf = ({ tier, archive }: Written) => (archive === undefined ? tier.name : `${tier.name}.tar`);
  const width = Math.max(...shown.map((one) => nameOf(one).length));
  const rows = [
    ...shown.map((one) => `${nameOf(one).padEnd(width)}  ${sum([one])}`),
    ...(left > 0 ? [`and ${count(left, "more tier")}`] : []),
  ];
  const lines = rows.map((row, index) => `${index === rows.length - 1 ? "└── " : "├── "}${row}\n`);
  return `${printable(directory)}\n${lines.join("")}\n${count(written.length, "tier")}, ${sum(written)}\n`;
}

function sum(written: readonly Written[]): string {
  const of = (key: "files" | "hosts" | "changed") => written.reduce((total, one) => total + one[key], 0);
  const total = `${count(of("files"), "file")} for ${count(of("hosts"), "host")}`;
  return `${total}: ${of("changed")} written, ${of("files") - of("changed")} already there`;
}
