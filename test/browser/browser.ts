import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";

/** Where Debian has it. */
const executablePath = "/usr/bin/chromium";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

/** A built page or site, in some folder of a server, and a browser. */
export class Served {
  /** What the server has; it does not answer to what is not in it. Everything, if it is not set. */
  has: ReadonlySet<string> | undefined;
  /** What no page may do: a request elsewhere, a breach of its policy, an error. */
  readonly wrong: string[] = [];

  private constructor(
    readonly browser: Browser,
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(folder: string, at = "/"): Promise<Served> {
    const server = createServer((request, response) => {
      try {
        const path = new URL(request.url ?? "", "http://served").pathname.slice(at.length);
        const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
        if (served.has && !served.has.has(file)) return;
        const body = readFileSync(join(folder, file));
        response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream" }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${at}`;
    // Chromium's sandbox wants another user than root.
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    const served = new Served(browser, server, url);
    return served;
  }

  /** The playground in a fresh profile, once it shows files. */
  async open(fragment = "", options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.visit(fragment, options);
    await page
      .getByRole("navigation", { name: "Files by host" })
      .getByRole("group")
      .or(page.locator("nav details"))
      .first()
      .waitFor();
    return page;
  }

  /** A page in a fresh profile. */
  async visit(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width: 1360, height: 860 }, ...options });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.addInitScript(() => {
      document.addEventListener(
        "securitypolicyviolation",
        ({ violatedDirective, sourceFile, lineNumber, columnNumber }) =>
          console.warn(violatedDirective, sourceFile, lineNumber, columnNumber),
      );
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(this.url) && !/^(blob|data):/.test(request.url())) this.wrong.push(request.url());
    });
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.wrong.push(message.text());
    });
    page.on("pageerror", (error) => this.wrong.push(error.message));
    await page.goto(this.url + path);
    return page;
  }

  async end(): Promise<void> {
    await this.browser.close();
    this.server.close();
    expect(this.wrong).toEqual([]);
  }
}

/** A link's fragment, as the page makes it. */
export function fragmentOf(text: string): string {
  return `#t=${deflateRawSync(text).toString("base64url")}`;
}

export const editor = (page: Page) => page.getByRole("textbox", { name: /^Topology/ });

/** Writes a whole topology in the place of the one that is there. */
export async function write(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await editor(page).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
}

export async function tab(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("tab", { name }).click();
}

/** Without the style element by which Playwright hides the caret, which the page's policy forbids. */
export async function screenshot(page: Page, path: string, fullPage = false): Promise<void> {
  await page.screenshot({ path, fullPage, caret: "initial" });
}
