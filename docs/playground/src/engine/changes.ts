import { structuredPatch } from "diff";
import type { GeneratedFile } from "haproxy-failover";
import type { FileChange } from "./messages.js";

/** More changed lines in one file than anybody reads. */
const maxEditLength = 2000;

/** What became of each file that is not the same any more. */
export function changesBetween(before: readonly GeneratedFile[], after: readonly GeneratedFile[]): FileChange[] {
  const key = ({ host, path }: GeneratedFile) => `${host} ${path}`;
  const old = new Map(before.map((file) => [key(file), file]));
  const now = new Set(after.map(key));
  return [
    ...after.flatMap((file) => {
      const was = old.get(key(file))?.content ?? "";
      return was === file.content ? [] : change(file, was, file.content);
    }),
    ...before.filter((file) => !now.has(key(file))).map((file) => change(file, file.content, "")),
  ];
}

function change({ host, path }: GeneratedFile, from: string, to: string): FileChange {
  const patch = structuredPatch("", "", from, to, "", "", { context: 3, maxEditLength });
  const pieces = patch?.hunks.map(({ lines }) => lines) ?? [[" (more than 2,000 lines differ)"]];
  const sum = (sign: string) => pieces.flat().filter((line) => line.startsWith(sign)).length;
  return { host, path, added: sum("+"), removed: sum("-"), pieces };
}
