import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Served } from "../browser/browser.js";

// The site, as it is built, in Debian's Chromium.

const folder = "docs/dist";
const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".html") && !name.startsWith("play/") && name !== "404.html",
);
const textOf = new Map(pages.map((name) => [name, readFileSync(join(folder, name), "utf8")]));

let site: Served;
beforeAll(async () => {
  site = await Served.start(folder);
});
afterAll(() => site.end());

/** A link's file in the folder, and the heading that it names. */
function targetOf(page: string, link: string): { readonly file: string; readonly id: string } {
  const { pathname, hash } = new URL(link, `http://site/${page}`);
  return { file: pathname.slice(1).replace(/(^|\/)$/, "$1index.html"), id: decodeURIComponent(hash.slice(1)) };
}

test("every link leads to a page, and to a heading that it has; every picture is there", () => {
  const dead: string[] = [];
  let checked = 0;
  for (const [page, text] of textOf) {
    for (const [, link = ""] of text.matchAll(/<(?:a|img)\b[^>]*\s(?:href|src)="([^"]*)"/g)) {
      if (/^(https?|mailto|data):/.test(link)) continue;
      checked++;
      const { file, id } = targetOf(page, link);
      const target = textOf.get(file);
      const hasHeading = id === "" || target?.includes(`id="${id}"`) === true;
      if (!existsSync(join(folder, file)) || !hasHeading) dead.push(`${page}: ${link}`);
    }
  }
  expect(dead).toEqual([]);
  expect(checked).toBeGreaterThan(1000);
});

test("every page of docs/ is in the sidebar", () => {
  const names = readdirSync("docs").filter((name) => name.endsWith(".md"));
  const [sidebar = ""] = /<aside class="VPSidebar"[\s\S]*?<\/aside>/.exec(textOf.get("index.html") ?? "") ?? [];
  expect(names.filter((name) => !sidebar.includes(`href="/${name.replace(".md", ".html")}"`))).toEqual([]);
});

test("search finds a key of the topology, and the API has every export", async () => {
  const page = await site.visit("");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("searchbox").fill("preemptDelay");
  await page.locator(".VPLocalSearchBox .result").first().waitFor();
  expect(await page.locator(".VPLocalSearchBox .result").allTextContents()).toContainEqual(
    expect.stringContaining("The topology"),
  );
  await page.context().close();
  const exported = [...readFileSync("src/index.ts", "utf8").matchAll(/export (?:type )?\{([^}]*)\}/g)]
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const api = textOf.get("api/index.html") ?? "";
  expect(exported.length).toBeGreaterThan(50);
  expect(exported.filter((name) => !api.includes(`id="${name.toLowerCase()}"`))).toEqual([]);
});

test("the playground is one of its pages", async () => {
  const page = await site.visit("");
  await page.getByRole("link", { name: "Playground", exact: true }).first().click();
  await expect.poll(() => page.locator(".file pre").textContent()).toContain("defaults");
  await page.context().close();
});

test.each(["light", "dark"] as const)("axe finds nothing, in %s; a phone: nothing sticks out", async (colorScheme) => {
  for (const path of ["index.html", "lab.html", "api/yaml.html"]) {
    const page = await site.visit(path, { colorScheme, viewport: { width: 360, height: 740 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
      path,
    ).toEqual([]);
    await page.context().close();
  }
});
