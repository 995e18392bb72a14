import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newFolder } from "../support/folder.js";
import { editor, fragmentOf, Served, screenshot, tab, write } from "./browser.js";
import { neededBy } from "./first-load.js";

// The page, as it is built, in Debian's Chromium.

let playground: Served;
beforeAll(async () => {
  playground = await Served.start("docs/playground/dist", "/any/folder/");
});
afterAll(() => playground.end());

const cli = (...args: string[]) => execFileSync(process.execPath, ["dist/cli.cjs", ...args], { encoding: "utf8" });
const starter = cli("init");
const updating = process.env.UPDATE_GOLDENS === "1";

/** Every file below a folder with its mode and its text. */
function tree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [
        path.slice(folder.length + 1),
        `${(statSync(path).mode & 0o7777).toString(8)} ${readFileSync(path, "utf8")}`,
      ];
    }),
  );
}

function rendered(text: string): Record<string, string> {
  const folder = newFolder();
  writeFileSync(join(folder, "topology.yaml"), text);
  cli("render", join(folder, "topology.yaml"), "--out", join(folder, "out"));
  return tree(join(folder, "out"));
}

/** What the page hands to the downloads, unpacked by the system's own program. */
async function unpacked(page: Page, button: string, unpack: (archive: string, folder: string) => void) {
  const folder = newFolder();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const archive = join(folder, "archive");
  await (await download).saveAs(archive);
  mkdirSync(join(folder, "tree"));
  unpack(archive, join(folder, "tree"));
  return tree(join(folder, "tree"));
}

const unzip = (archive: string, folder: string) => void execFileSync("unzip", ["-q", archive, "-d", folder]);
const untar = (archive: string, folder: string) =>
  void execFileSync("tar", ["--no-same-owner", "-xzpf", archive, "-C", folder]);

const errors = (page: Page) => page.locator("#problems li");

describe("editing", () => {
  test("a mistake is told at its line, and is gone when it is mended", async () => {
    const page = await playground.open();
    const line = starter.split("\n").findIndex((text) => text.includes("10.132.20.237")) + 1;
    await write(page, starter.replace("10.132.20.237", "10.132.20.2370"));
    await expect
      .poll(() => errors(page).allTextContents())
      .toEqual([expect.stringMatching(`^Line ${line}: webServers\\[1\\].privateIp: `)]);
    expect(await page.locator(".cm-lint-marker-error").count()).toBe(1);
    expect(await page.getByRole("tab").allTextContents()).toContain("Errors (1)");
    // It leads to the line; the files stay those of the last text without errors.
    await errors(page).getByRole("button").click();
    expect(
      await editor(page).evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element),
    ).toBe(true);
    expect(await page.locator(".cm-activeLine").textContent()).toContain("10.132.20.2370");
    await expect.poll(() => page.locator("#problems").textContent()).toContain("the last text without errors");
    await write(page, starter);
    await expect.poll(() => page.locator("#problems").textContent()).toMatch(/^No errors, \d warnings?\.$/);
    await page.context().close();
  });

  test("another platform: what it changes in every file", async () => {
    const page = await playground.open();
    await tab(page, /Changes/);
    await expect.poll(() => page.locator(".changes").textContent()).toBe("No file has changed.");
    await write(page, starter.replace("debian-13", "debian-12"));
    await expect
      .poll(() => page.locator(".changes summary").allTextContents())
      .toContainEqual(expect.stringMatching(/^primary: \/etc\/keepalived\/keepalived.conf \+\d+ −\d+$/));
    // 2.2.7 has no no_virtual_ipaddress.
    expect(await page.locator(".changes ins").allTextContents()).toContainEqual(
      expect.stringContaining("127.0.0.112/32"),
    );
    expect(await page.locator(".changes del").allTextContents()).toContainEqual(
      expect.stringContaining("no_virtual_ipaddress"),
    );
    await page.context().close();
  });

  test("completion and hover say what the schema says", async () => {
    const page = await playground.open();
    await write(page, "platform: deb");
    await page.waitForTimeout(1000);
    await page.keyboard.press("Control+Space");
    const options = page.locator(".cm-tooltip-autocomplete li");
    await expect.poll(() => options.allTextContents()).toEqual(["debian-12", "debian-13"]);
    await page.keyboard.press("Escape");
    await write(page, "vrrp:\n  checkF");
    await page.keyboard.press("Control+Space");
    await expect.poll(() => options.allTextContents()).toEqual([expect.stringMatching(/^checkFall/)]);
    await page.keyboard.press("Escape");
    await write(page, starter);
    await page.keyboard.press("Control+Home");
    const word = await page.locator(".cm-line", { hasText: /^platform: / }).boundingBox();
    // The mouse comes, and rests.
    for (const x of [12, 16, 20]) await page.mouse.move((word?.x ?? 0) + x, (word?.y ?? 0) + 8);
    await expect
      .poll(() => page.locator(".cm-hint").allTextContents())
      .toEqual(["platformThe operating system of every host."]);
    await page.context().close();
  });

  test("a starter for each platform and recipe, none with an error", async () => {
    const page = await playground.open();
    const select = page.getByLabel("Start from");
    await expect.poll(() => select.locator("option").count()).toBeGreaterThan(10);
    for (const name of (await select.locator("option").allTextContents()).slice(1)) {
      await select.selectOption(name);
      await expect.poll(() => page.locator("#problems").textContent(), { message: name }).toMatch(/^No errors/);
    }
    await page.context().close();
  });
});

describe("what it gives", () => {
  test("every file, as `show` prints it", async () => {
    const page = await playground.open();
    const folder = newFolder();
    writeFileSync(join(folder, "topology.yaml"), starter);
    await page.locator("nav summary", { hasText: "web1" }).click();
    await page.getByRole("button", { name: "etc/nginx/nginx.conf" }).first().click();
    const text = cli("show", join(folder, "topology.yaml"), "web1", "/etc/nginx/nginx.conf");
    await expect.poll(() => page.locator(".file pre").textContent()).toBe(text);
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    await page.context().close();
  });

  test("the archives have `render`'s tree, byte for byte, with its modes", async () => {
    const page = await playground.open();
    const tree = rendered(starter);
    expect(Object.keys(tree).length).toBeGreaterThan(10);
    expect(await unpacked(page, "Download .zip", unzip)).toEqual(tree);
    expect(await unpacked(page, ".tar.gz", untar)).toEqual(tree);
    await page.context().close();
  });

  test("warnings with their explanations, the picture, the forecast", async () => {
    const page = await playground.open();
    await tab(page, /Warnings/);
    await page.locator("article summary").first().click();
    await expect.poll(() => page.locator("article dt").first().textContent()).toBe("What it is");
    await tab(page, /Picture/);
    await expect
      .poll(() => page.locator(".picture img").getAttribute("alt"))
      .toMatch(/share 203\.0\.113\.10; primary has it/);
    expect(
      await page.locator(".picture img").evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(100);
    await tab(page, /Forecast/);
    const killed = page.locator('[data-fault="haproxy-killed"]');
    await expect.poll(() => killed.locator("summary").textContent()).toContain("1.66 to 12.31 s");
    await page.getByLabel("The API moves the address within").fill("2");
    await page.getByLabel("to", { exact: true }).fill("4");
    await expect.poll(() => killed.locator("summary").textContent()).toContain("2.66 to 5.31 s");
    await page.context().close();
  });
});

describe("secrets and what is kept", () => {
  const secret = "zq8secret";
  const text = starter.replace(/password: \S+/, `password: ${secret.slice(0, 8)}`);

  test("a link opens in a fresh profile with the same files, and without the secret", async () => {
    const page = await playground.open();
    await write(page, text);
    await expect.poll(() => page.locator("#problems").textContent()).toMatch(/^No errors/);
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect.poll(() => page.locator("#notice").textContent()).toContain("Passwords and tokens are left out.");
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const other = await playground.open().then(async (fresh) => {
      await fresh.goto(link.href);
      await fresh.reload();
      return fresh;
    });
    await expect
      .poll(() => errors(other).allTextContents())
      .toEqual([expect.stringMatching(/^Line \d+: vrrp\.password: /)]);
    const opened = await editor(other).evaluate((element) => element.textContent);
    expect(opened).toContain("password: null");
    expect(opened).not.toContain(secret.slice(0, 8));
    expect(await other.title()).toBe("haproxy-failover playground");
    // The password is filled in: the same files.
    await write(other, text);
    await expect.poll(() => other.locator("#problems").textContent()).toMatch(/^No errors/);
    expect(await unpacked(other, "Download .zip", unzip)).toEqual(rendered(text));
    // It asks nobody: the fragment is the link's only new part.
    expect(link.href.replace(link.hash, "")).toBe(playground.url);
    await page.context().close();
    await other.context().close();
  });

  test("no link where a secret would be in it", async () => {
    const page = await playground.open();
    await write(page, `${text}# it was ${secret.slice(0, 8)}\n`);
    await expect.poll(() => page.locator("#problems").textContent()).toMatch(/^No errors/);
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect.poll(() => page.locator("#notice").textContent()).toMatch(/^No link: /);
    expect(new URL(page.url()).hash).toBe("");
    await page.context().close();
  });

  test("nothing is stored, unless the user says so, and then without the secret", async () => {
    const page = await playground.open();
    const stored = () =>
      page.evaluate(async () => ({
        ...localStorage,
        ...sessionStorage,
        cookie: document.cookie,
        databases: (await indexedDB.databases()).length,
      }));
    await write(page, text);
    await page.waitForTimeout(300);
    expect(await stored()).toEqual({ cookie: "", databases: 0 });
    await page.getByLabel("Keep in this browser").check();
    await expect.poll(async () => JSON.stringify(await stored())).toContain("password: null");
    expect(JSON.stringify(await stored())).not.toContain(secret.slice(0, 8));
    await page.reload();
    await expect.poll(() => errors(page).allTextContents()).toEqual([expect.stringMatching(/vrrp\.password/)]);
    await page.getByLabel("Keep in this browser").uncheck();
    expect(await stored()).toEqual({ cookie: "", databases: 0 });
    await page.context().close();
  });

  test("a broken link is no error", async () => {
    for (const fragment of ["#t=", "#t=AAAA", "#t=%", "#t=eJwDAAAAAAE", "#other"]) {
      const page = await playground.open(fragment);
      await expect.poll(() => page.locator("#problems").textContent()).toMatch(/^No errors/);
      await page.context().close();
    }
  });
});

describe("for everybody", () => {
  test.each(["light", "dark"] as const)("axe finds nothing, in %s, on any tab", async (colorScheme) => {
    const page = await playground.open("", { colorScheme });
    await write(page, starter.replace("privateIp: 10.132.20.237", "privateIp: nowhere"));
    await expect.poll(() => errors(page).count()).toBe(1);
    for (const name of [/Files/, /Changes/, /Errors/, /Picture/, /Forecast/]) {
      await tab(page, name);
      await page.waitForTimeout(150);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
        String(name),
      ).toEqual([]);
    }
    await page.context().close();
  });

  test("the keyboard alone: out of the editor, along the tabs", async () => {
    const page = await playground.open();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip the editor");
    await editor(page).focus();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe("editor");
    await page.getByRole("tab", { name: "Files" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Changes");
    await page.keyboard.press("End");
    expect(await page.getByRole("tab", { name: "Forecast" }).getAttribute("aria-selected")).toBe("true");
    await page.context().close();
  });

  test("a phone: nothing sticks out", async () => {
    const page = await playground.open("", { viewport: { width: 360, height: 740 } });
    for (const name of [/Files/, /Changes/, /Warnings/, /Picture/, /Forecast/]) {
      await tab(page, name);
      await page.waitForTimeout(150);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), String(name)).toBeLessThanOrEqual(360);
    }
    await page.context().close();
  });

  test("offline, once it is loaded", async () => {
    const page = await playground.open();
    await page.waitForTimeout(3500);
    await page.context().setOffline(true);
    await write(page, starter.replace("203.0.113.10", "203.0.113.77"));
    for (const [name, selector] of [
      [/Changes/, ".changes ins"],
      [/Warnings/, "article dt"],
      [/Picture/, ".picture img[alt*='203.0.113.77']"],
      [/Forecast/, ".fault"],
    ] as const) {
      await tab(page, name);
      await page.locator(selector).first().waitFor({ state: "attached" });
    }
    expect(await unpacked(page, "Download .zip", unzip)).toEqual(
      rendered(starter.replace("203.0.113.10", "203.0.113.77")),
    );
    await page.context().close();
  });
});

describe("speed and size", () => {
  const tier = (servers: number) =>
    starter.replace(
      /webServers:\n[\s\S]*?\n\n/,
      `webServers:\n${Array.from({ length: servers }, (_, n) => `  - { name: w${n}, privateIp: 10.9.${200 + (n >> 7)}.${(n & 127) * 2 + 1} }\n`).join("")}\n`,
    );

  const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((total, bytes) => total + bytes, 0);

  test("the first load is at most 250 KB, gzipped, of which the library at most 60", async () => {
    const page = neededBy("index.html");
    const library = new Map(neededBy([...page.keys()].find((path) => path.includes("worker")) ?? ""));
    // The editor's: the parser of what is written in it.
    const [yaml = ""] = [...library.keys()].filter((path) => path.includes("/yaml-"));
    expect(library.delete(yaml)).toBe(true);
    expect(page.size).toBe(6);
    expect(sum(page), JSON.stringify([...page])).toBeLessThanOrEqual(250_000);
    expect(sum(library), JSON.stringify([...library])).toBeLessThanOrEqual(60_000);
  });

  test("the first load is enough to show a tier, and to edit it", async () => {
    playground.has = new Set(neededBy("index.html").keys());
    const page = await playground.open();
    await expect.poll(() => page.locator(".file pre").textContent()).toContain("10.132.20.236");
    await write(page, starter.replace("10.132.20.236", "10.132.20.235"));
    await expect.poll(() => page.locator(".file pre").textContent()).toContain("10.132.20.235");
    // What explains an error is not in it.
    await write(page, starter.replace("10.132.20.236", "127.0.0.1"));
    await page.waitForTimeout(500);
    expect(await errors(page).count()).toBe(0);
    playground.has = undefined;
    await page.context().close();
  });

  test("an error that is made at once is explained as the command line explains it", async () => {
    const page = await playground.open();
    await write(page, starter.replace("10.132.20.236", "127.0.0.1"));
    await expect.poll(() => errors(page).allTextContents()).toEqual([expect.stringContaining("loopback")]);
    await page.context().close();
  });

  test("from a key to the files of 2 x 20: at most 50 ms, where nothing else runs", async () => {
    const page = await playground.open(fragmentOf(tier(20)));
    await page.getByRole("button", { name: "etc/haproxy/haproxy.cfg" }).first().waitFor();
    // At the end of the first web server's address.
    await page.locator(".cm-line", { hasText: "name: w0," }).click();
    await page.keyboard.press("End");
    for (let n = 0; n < 2; n++) await page.keyboard.press("ArrowLeft");
    // In the page itself: from a key to when the new text stands in the file.
    await page.evaluate(() => {
      const measured: number[] = [];
      let began = 0;
      const root = document.querySelector("#editor")?.shadowRoot;
      root?.addEventListener("keydown", () => (began = performance.now()), { capture: true });
      const file = document.querySelector(".file pre");
      if (file) new MutationObserver(() => measured.push(performance.now() - began)).observe(file, { childList: true });
      Object.assign(globalThis, { measured });
    });
    const measured = () => page.evaluate(() => (globalThis as unknown as { measured: number[] }).measured);
    for (let n = 0; n < 20; n++) {
      await page.keyboard.press(n % 2 === 0 ? "0" : "Backspace");
      await expect.poll(async () => (await measured()).length).toBe(n + 1);
    }
    const times = (await measured()).sort((one, other) => one - other).map(Math.round);
    console.log(`from a key to the files of 2 x 20, in ms: ${times.join(", ")}`);
    // Whatever else this machine does only makes it slower.
    expect(Math.min(...times), JSON.stringify(times)).toBeLessThanOrEqual(50);
    await page.context().close();
  });

  test("typing never waits for 2 x 2,000", async () => {
    const page = await playground.open(fragmentOf(tier(2000)));
    await page.locator("nav summary", { hasText: "w19" }).first().waitFor();
    await page.waitForTimeout(1000);
    // The processor time of the page's own thread, whatever else this machine does.
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const spent = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
    };
    await editor(page).focus();
    await page.keyboard.press("Control+End");
    await page.waitForTimeout(500);
    const before = await spent();
    const text = "# a word or two";
    await page.keyboard.type(text, { delay: 30 });
    await page.waitForTimeout(500);
    // Browsers call 50 ms a long task.
    const each = ((await spent()) - before) / text.length;
    console.log(`the page's thread, for a key, at 2 x 2,000: ${Math.round(each * 1000)} ms`);
    expect(each).toBeLessThanOrEqual(0.05);
    await page.context().close();
  });
});

describe("screenshots", () => {
  test.each(["light", "dark"] as const)("for the docs, in %s", async (colorScheme) => {
    const page = await playground.open("", { colorScheme });
    const folder = updating ? "docs" : newFolder();
    const path = join(folder, `playground-${colorScheme}.png`);
    await tab(page, colorScheme === "light" ? /Files/ : /Forecast/);
    await page.waitForTimeout(300);
    await screenshot(page, path);
    expect(statSync(path).size).toBeGreaterThan(20_000);
    await page.context().close();
  });
});
