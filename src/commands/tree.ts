import type { GeneratedFile } from "../generate.js";
import { printable } from "../printable.js";
import { count, octal } from "./print.js";

/** Further hosts are counted, not listed. */
const mostHosts = 20;

/** A tree of a folder: hosts, files and modes. Files must be added host by host. */
export class Tree {
  private readonly listed: { readonly label: string; readonly files: Pick<GeneratedFile, "path" | "mode">[] }[] = [];
  private lastHost: string | undefined;
  private hosts = 0;
  private files = 0;
  private changed = 0;

  constructor(private readonly directory: string) {}

  add({ host, path, mode }: GeneratedFile, changed: boolean): void {
    if (host !== this.lastHost) {
      this.lastHost = host;
      this.hosts += 1;
      if (this.hosts <= mostHosts) this.listed.push({ label: host, files: [] });
    }
    if (this.hosts <= mostHosts) this.listed.at(-1)?.files.push({ path, mode });
    this.files += 1;
    if (changed) this.changed += 1;
  }

  toString(): string {
    const left = this.hosts - this.listed.length;
    const branches = [...this.listed, ...(left > 0 ? [{ label: `and ${count(left, "more host")}`, files: [] }] : [])];
    const width = Math.max(0, ...branches.flatMap(({ files }) => files.map(({ path }) => path.length)));
    const lines = branches.flatMap(({ label, files }, index) => {
      const last = index === branches.length - 1;
      const leaves = files.map(({ path, mode }) => `${path.slice(1).padEnd(width)} ${octal(mode)}`);
      return [
        branch(label, last),
        ...leaves.map((leaf, i) => (last ? "    " : "│   ") + branch(leaf, i === leaves.length - 1)),
      ];
    });
    const total = `${count(this.files, "file")} for ${count(this.hosts, "host")}`;
    const summary = `${total}: ${this.changed} written, ${this.files - this.changed} already there`;
    return `${[printable(this.directory), ...lines].join("\n")}\n\n${summary}\n`;
  }
}

function branch(label: string, last: boolean): string {
  return `${last ? "└── " : "├── "}${label}`;
}
