import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newFolder } from "./support/folder.js";
import { expectGolden } from "./support/golden.js";
import { run } from "./support/run.js";

const folder = "fixtures/refused";
const cases = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

describe.each(cases)("refused: %s", (name) => {
  const topology = join(folder, name);

  test("check prints exactly this", async () => {
    const { code, out, err } = await run("check", topology);
    expect(code).toBe(1);
    expect(err).toBe("");
    expect(out).toMatch(/^[\n\x20-\x7e]+$/);
    expectGolden(topology.replace(/\.yaml$/, ".txt"), out);
  });

  test("check --json prints the same as JSON", async () => {
    const { code, out } = await run("check", "--json", topology);
    const { errors, warnings } = JSON.parse(out);
    expect(code).toBe(1);
    expect(warnings).toEqual([]);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^[a-z0-9-]+$/), path: expect.any(String) });
      expect(error.message).toBe(`found ${error.found}; wanted ${error.wanted}`);
    }
  });

  test("render writes nothing but the errors on standard error", async () => {
    const target = join(newFolder(), "out");
    const { code, out, err } = await run("render", topology, "--out", target);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe((await run("check", topology)).out);
    expect(existsSync(target)).toBe(false);
  });

  test("no secret is shown", async () => {
    const { out } = await run("check", topology);
    expect(out).not.toMatch(/x7k2m9|x7#|1234567|made.?up/);
  });
});

test("every refused topology has its expected text, and the reverse", () => {
  const stems = (ending: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length));
  expect(stems(".txt")).toEqual(stems(".yaml"));
});
