import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type MarkdownOptions } from "vitepress";
import { linkFrom, pictureFrom, sidebar } from "./pages.js";

// The site is the repository's Markdown as it is: a link that GitHub resolves by folders leads to a page here.

const isElsewhere = (link: string) => /^([a-z]+:|#|\/)/.test(link);

const links: NonNullable<MarkdownOptions["config"]> = (markdown) => {
  markdown.core.ruler.push("repository-links", ({ tokens, env }) => {
    for (const token of tokens) {
      let isPlain = false;
      token.children &&= token.children.filter((part) => {
        if (part.type === "image") {
          const picture = part.attrGet("src") ?? "";
          if (!isElsewhere(picture)) part.attrSet("src", pictureFrom(env.relativePath, picture));
        }
        if (part.type === "link_close" && isPlain) {
          isPlain = false;
          return false;
        }
        const href = part.type === "link_open" ? part.attrGet("href") : null;
        if (href === null || isElsewhere(href)) return true;
        const link = linkFrom(env.relativePath, href);
        if (link !== undefined) part.attrSet("href", link);
        // A file that is no page: its name alone.
        isPlain = link === undefined;
        return !isPlain;
      });
    }
  });
};

/** The playground's. */
const icon =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><path d='M8 1v5M8 6 3 10v5M8 6l5 4v5' fill='none' stroke='%232563a8' stroke-width='2'/></svg>";

const playground = fileURLToPath(new URL("../playground/dist", import.meta.url));

export default ({ command }: { command: "serve" | "build" }) =>
  defineConfig({
    title: "haproxy-failover",
    description:
      "One typed topology in; the exact text of every configuration file of a highly available HAProxy tier out.",
    lang: "en",
    srcExclude: ["playground/**", "api/entries.md"],
    outDir: "dist",
    rewrites: { "site/:page": ":page" },
    head: [
      ["link", { rel: "icon", href: icon }],
      // Legible: the theme's own is too pale.
      ["style", {}, ":root { --vp-code-lang-color: var(--vp-c-text-2) }"],
      // Long keys would leave no room for what they mean.
      [
        "style",
        {},
        ".vp-doc td:first-child { min-width: 11rem } .vp-doc td:first-child code { overflow-wrap: anywhere }",
      ],
    ],
    vite: { build: { chunkSizeWarningLimit: 2000 } },
    markdown: {
      config: links,
      theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
      // As GitHub names headings, so that a link to one works in both.
      anchor: {
        slugify: (text) =>
          text
            .toLowerCase()
            .replace(/[^\p{L}\p{N} _-]/gu, "")
            .replaceAll(" ", "-"),
      },
    },
    themeConfig: {
      search: { provider: "local" },
      nav: [
        { text: "Topology", link: "/topology" },
        { text: "API", link: "/api/" },
        // Built by itself: `npm run playground`.
        ...(command === "build" ? [{ text: "Playground", link: "/play/", target: "_self" }] : []),
      ],
      sidebar,
      outline: [2, 3],
    },
    buildEnd: ({ outDir }) => cpSync(playground, join(outDir, "play"), { recursive: true }),
  });
