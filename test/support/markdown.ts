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

/** Pages that another test plays whole, block by block; all others are played by test/built/snippets.test.ts. */
export const playedElsewhere: Readonly<Record<string, string>> = {
  "docs/add-a-file.md": "test/docs/recipes.test.ts",
  "docs/add-a-platform.md": "test/docs/recipes.test.ts",
  "docs/certificates.md": "test/docs/certificates.test.ts",
  "docs/command.md": "test/docs/command.test.ts",
  "docs/differences.md": "test/docs/generated.test.ts",
  "docs/golden-files.md": "test/built/golden-files.test.ts",
  "docs/install.md": "test/built/install.test.ts",
  "docs/master-script.md": "test/docs/master-script.test.ts",
  "docs/operations.md": "test/docs/operations.test.ts",
  "docs/rollout.md": "test/docs/operations.test.ts",
  "docs/upgrade.md": "test/docs/operations.test.ts",
};

/** The one block of a page with this name. */
export function snippetNamed(document: string, kind: string, argument?: string): Snippet {
  const found = snippetsOf(document).filter(
    (snippet) => snippet.kind === kind && (argument === undefined || snippet.argument === argument),
  );
  if (found.length !== 1 || !found[0]) throw new Error(`${document} has ${found.length} blocks named ${kind}`);
  return found[0];
}

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
