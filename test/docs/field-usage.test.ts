import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

// docs/field-usage.md: what its tables say of keys, counts and fixtures.

const page = readFileSync("docs/field-usage.md", "utf8");

/** The rows below a heading, or below the page's title, as their cells. */
function rowsBelow(heading: string): string[][] {
  const [, section = ""] = page.split(`${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return [...own.matchAll(/^\| (.+) \|$/gm)]
    .map(([, row = ""]) => row.split(" | "))
    .filter(([first]) => first !== "---");
}

describe("docs/field-usage.md", () => {
  test("names keys that a topology has", () => {
    const reference = readFileSync("docs/topology.md", "utf8");
    const keys = [...reference.matchAll(/^\| `(\S+?)`/gm)].map(([, key = ""]) => key.replace(/\[\]$/, ""));
    const words = rowsBelow("# What people run, and how to say it here").flatMap(([, , here = ""]) =>
      [...here.matchAll(/`([\w.[\]]+)(?::|`)/g)].map(([, word = ""]) => word),
    );
    expect(words.length).toBeGreaterThan(30);
    const known = (word: string) => keys.some((key) => key === word || key.endsWith(`.${word.replace(/^\./, "")}`));
    expect(words.filter((word) => !known(word.replace(/\[\]$/, "")))).toEqual([]);
  });

  test("counts the files that a topology can say as the features add up", () => {
    const [head, ...rows] = rowsBelow("## How many of the files can be said");
    expect(head).toEqual(["with", "files", "by"]);
    const gains = rows.map(([, files, by = ""], index) => ({
      by,
      gain: Number(files) - Number(rows[index - 1]?.[1] ?? 0),
    }));
    expect(gains.filter(({ gain }) => !(gain > 0))).toEqual([]);
    const total = (list: typeof gains) => list.reduce((sum, { gain }) => sum + gain, 0);
    // A file that a row gains may need any row above it.
    const least = total(
      gains.slice(
        0,
        gains.findIndex(({ by }) => by !== "key"),
      ),
    );
    const most = total(gains.filter(({ by }) => by !== "own line"));
    expect(page).toContain(`${least} to ${most} of the 152`);
  });
});
