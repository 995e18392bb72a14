import type { WrittenFile } from "../disk/write.js";
import { printable } from "../errors.js";
import type { GeneratedFile } from "../generate.js";
import { count, octal } from "./print.js";

/** Hosts beyond these are counted rather than listed. */
const mostHosts = 20;

/** Draws what stands in the folder now as a tree: hosts, their files, the files' modes. */
export function tree(directory: string, files: readonly GeneratedFile[], written: readonly WrittenFile[]): string {
  const hosts = [...new Set(files.map(({ host }) => host))];
  const listed = hosts.slice(0, mostHosts);
  const left = hosts.length - listed.length;
  const branches = [
    ...listed.map((host) => ({ label: host, files: files.filter((file) => file.host === host) })),
    ...(left > 0 ? [{ label: `and ${count(left, "more host")}`, files: [] }] : []),
  ];
  const width = Math.max(0, ...branches.flatMap((host) => host.files.map(({ path }) => path.length)));
  const lines = branches.flatMap(({ label, files }, index) => {
    const last = index === branches.length - 1;
    const leaves = files.map(({ path, mode }) => `${path.slice(1).padEnd(width)} ${octal(mode)}`);
    return [
      branch(label, last),
      ...leaves.map((leaf, i) => (last ? "    " : "│   ") + branch(leaf, i === leaves.length - 1)),
    ];
  });
  const changed = written.filter((file) => file.changed).length;
  const total = `${count(files.length, "file")} for ${count(hosts.length, "host")}`;
  const summary = `${total}: ${changed} written, ${files.length - changed} already there`;
  return `${[printable(directory), ...lines].join("\n")}\n\n${summary}\n`;
}

function branch(label: string, last: boolean): string {
  return `${last ? "└── " : "├── "}${label}`;
}
