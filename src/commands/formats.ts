import { NoSuchFileError } from "../files/host-file.js";
import { forEachFile, type GeneratedFile, type GenerateOptions } from "../generate.js";
import type { Topology } from "../topology/topology.js";
import { UsageError } from "./command.js";

/** What `render --format` takes. */
export const formats = ["tree", "tar", "cloud-init", "ansible"] as const;
export type Format = (typeof formats)[number];

export const isFormat = (format: unknown): format is Format => formats.some((known) => known === format);

/** Passes on one file at a time. */
export type Files = (take: (file: GeneratedFile) => void) => void;

/** The files that a format writes into a folder. */
export async function filesIn(
  format: Exclude<Format, "tar">,
  topology: Topology,
  what: GenerateOptions,
): Promise<Files> {
  if (format === "tree") return (take) => forEachFile(topology, take, what);
  const exported = await exportedIn(format, topology);
  return (take) => {
    for (const file of exported) take(file);
  };
}

async function exportedIn(format: "cloud-init" | "ansible", topology: Topology): Promise<readonly GeneratedFile[]> {
  // Loaded here, because render without them is what starts most.
  const exporter =
    format === "ansible"
      ? (await import("../exports/ansible.js")).ansible
      : (await import("../exports/cloud-init.js")).cloudInit;
  try {
    return exporter(topology);
  } catch (error) {
    if (error instanceof NoSuchFileError)
      throw new UsageError(`no --format ${format}: ${topology.platform} is too old`);
    throw error;
  }
}
