import { readdirSync, readFileSync } from "node:fs";

/** A fenced block of a document: its language, the word behind it, its text. */
export interface Snippet {
  readonly language: string;
  /** `file=topology.yaml`: a name and a value. */
  readonly kind: string;
  readonly argument: string;
  readonly text: string;
}

/** README and every page of docs/. */
export const documents: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

export function snippetsOf(document: string): Snippet[] {
  const text = readFileSync(document, "utf8");
  return [...text.matchAll(/^( *)(`{3,})(\w*)(?: (\w+)(?:=(\S+))?)?\n([\s\S]*?)^\1\2$/gm)].map(
    ([, indent = "", , language = "", kind = "", argument = "", body = ""]) => ({
      language,
      kind,
      argument,
      text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    }),
  );
}
