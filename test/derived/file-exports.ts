import { readFileSync } from "node:fs";
import { filesBelow } from "../support/fixtures.js";

/** src/index.ts with a line for each module of a generated file: its function, and its file. `npm run format` sorts them. */
export function withFileExports(index: string): string {
  const modules = filesBelow("src/files").filter((path) => path.includes("/"));
  const right = modules.map(exportLine);
  const lines = index.split("\n").filter((line) => right.includes(line) || !isOfModule(line));
  const last = lines.lastIndexOf(lines.filter(isOfModule).at(-1) ?? "");
  const missing = right.filter((line) => !lines.includes(line));
  return [...lines.slice(0, last + 1), ...missing, ...lines.slice(last + 1)].join("\n");
}

const isOfModule = (line: string) => /^export \{.*\} from "\.\/files\/\w+\/.*";$/.test(line);

function exportLine(path: string): string {
  const text = readFileSync(`src/files/${path}`, "utf8");
  const names = [...text.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name = ""]) => name);
  return `export { ${names.sort().join(", ")} } from "./files/${path.replace(/\.ts$/, ".js")}";`;
}
