import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
const root = fileURLToPath(new URL("../..", import.meta.url));

/** The pages of docs/, as the sidebar groups them. */
const groups: Readonly<Record<string, readonly string[]>> = {
  "Set up a tier": ["topology", "recipes", "platforms", "install", "rollout", "certificates", "upgrade"],
  "Move the address": ["vip", "hetzner", "hetzner-robot", "aws", "command", "master-script", "failover-model"],
  "Run a tier": ["operations", "golden-files", "codes", "forecast", "playground"],
  "What is known": ["lab", "field-faults", "field-usage", "performance", "guide", "differences"],
  "Take part": ["architecture", "add-a-file", "add-a-platform", "add-a-provider"],
};

const listed = Object.values(groups).flat();
const forgotten = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .filter((name) => !listed.includes(name.replace(/\.md$/, "")));
if (forgotten.length > 0) throw new Error(`docs/.vitepress/pages.ts has no group for ${forgotten.join(", ")}`);

/** The pages of the site, by the files of the repository that they show. Those outside of docs/ are included by site/*.md. */
const pages: Readonly<Record<string, string>> = {
  "README.md": "index.md",
  "CHANGELOG.md": "changelog.md",
  "CONTRIBUTING.md": "contributing.md",
  "SECURITY.md": "security.md",
  ...Object.fromEntries(listed.map((name) => [`docs/${name}.md`, `${name}.md`])),
  ...Object.fromEntries(
    ["index", "node", "yaml", "explanations"].map((name) => [`docs/api/${name}.md`, `api/${name}.md`]),
  ),
};

const sources = new Map(Object.entries(pages).map(([source, page]) => [page, source]));

/** The search knows a page by its file in docs/, all else by its place on the site. */
const sourceOf = (page: string) => sources.get(page.replace(/^site\//, "")) ?? page;

const routeOf = (page: string) => `/${page.replace(/(index)?\.md$/, "")}`;

const item = (source: string) => ({ text: titleOf(source), link: routeOf(pages[source] ?? "") });

/** A page's own title. */
function titleOf(source: string): string {
  const [, title = ""] = /^# (.+)$/m.exec(readFileSync(join(root, source), "utf8")) ?? [];
  return title;
}

export const sidebar = [
  { text: "Overview", link: "/" },
  ...Object.entries(groups).map(([text, names]) => ({ text, items: names.map((name) => item(`docs/${name}.md`)) })),
  { text: "API", items: ["index", "node", "yaml", "explanations"].map((name) => item(`docs/api/${name}.md`)) },
  ...["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"].map(item),
];

/** The file of the repository that a page's link or picture names. */
function targetOf(page: string, link: string): string {
  const source = sourceOf(page);
  const target = join(dirname(source), link);
  if (!existsSync(join(root, target))) throw new Error(`${source} has a dead link: ${link}`);
  return target;
}

/**
 * Where a page's link leads on the site; undefined for a file that is no page.
 *
 * @throws {Error} if there is no such file.
 */
export function linkFrom(page: string, link: string): string | undefined {
  const [path = "", ...anchor] = link.split("#");
  const found = pages[targetOf(page, path)];
  return found && `${routeOf(found)}${anchor.map((one) => `#${one}`).join("")}`;
}

/** Where a page's picture is, from the file in docs/ that has it. */
export function pictureFrom(page: string, link: string): string {
  const source = sourceOf(page);
  return relative(source.startsWith("docs/") ? dirname(source) : "docs/site", targetOf(page, link));
}
