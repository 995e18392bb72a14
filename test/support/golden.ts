import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

/** Set by `npm run goldens`: goldens are rewritten rather than compared. */
export const updating = process.env.UPDATE_GOLDENS === "1";

/** Holds a text against a golden file, byte for byte. */
export function expectGolden(path: string, text: string, mode = 0o644): void {
  if (updating) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
  }
  expect(existsSync(path), `${path} is missing: npm run goldens writes it`).toBe(true);
  const golden = readFileSync(path);
  expect(text, `${path}: npm run goldens rewrites it`).toBe(golden.toString("utf8"));
  expect(Buffer.from(text).equals(golden), `${path} differs in its bytes`).toBe(true);
}
