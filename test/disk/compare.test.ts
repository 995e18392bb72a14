import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { type GeneratedFile, generate, parseTopology } from "../../src/index.js";
import { compareFiles, writeFiles } from "../../src/node.js";
import { guideInput } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";

let guide: GeneratedFile[];
let folder: string;
beforeEach(() => {
  guide = generate(parseTopology(guideInput()));
  folder = newFolder();
  writeFiles(guide, folder);
});

const differences = () =>
  compareFiles(guide, folder)
    .filter(({ status }) => status !== "same")
    .map(({ host, path, status }) => `${status} ${host}:${path}`);

test("a folder just written is the same, file by file and in order", () => {
  const comparisons = compareFiles(guide, folder);
  expect(comparisons.map(({ host, path, status }) => ({ host, path, status }))).toEqual(
    guide.map(({ host, path }) => ({ host, path, status: "same" })),
  );
});

test("distinguishes changed, missing and extra files and wrong modes", () => {
  writeFileSync(join(folder, "web1/etc/nginx/nginx.conf"), "other\n");
  rmSync(join(folder, "web2/etc/nginx/nginx.conf"));
  chmodSync(join(folder, "primary/etc/keepalived/keepalived.conf"), 0o644);
  writeFileSync(join(folder, "web1/etc/extra"), "");
  writeFileSync(join(folder, "stray"), "");
  mkdirSync(join(folder, "web3/etc"), { recursive: true });
  writeFileSync(join(folder, "web3/etc/motd"), "");
  expect(differences()).toEqual([
    "changed web1:/etc/nginx/nginx.conf",
    "missing web2:/etc/nginx/nginx.conf",
    "wrong-mode primary:/etc/keepalived/keepalived.conf",
    "extra :/stray",
    "extra web1:/etc/extra",
    "extra web3:/etc/motd",
  ]);
});

test("gives what was found and what was expected", () => {
  writeFileSync(join(folder, "web1/etc/nginx/nginx.conf"), "other\n");
  chmodSync(join(folder, "web1/etc/nginx/nginx.conf"), 0o600);
  expect(compareFiles(guide, folder)[0]).toEqual({
    host: "web1",
    path: "/etc/nginx/nginx.conf",
    status: "changed",
    hasWrongMode: true,
    expected: guide[0],
    found: "other\n",
    foundSize: 6,
    foundMode: 0o600,
  });
});

test("a link in place of a file is a change and is not followed, nor is a linked folder", () => {
  rmSync(join(folder, "web1/etc/nginx/nginx.conf"));
  symlinkSync("/etc/passwd", join(folder, "web1/etc/nginx/nginx.conf"));
  symlinkSync("/etc", join(folder, "web1/linked"));
  expect(differences()).toEqual(["changed web1:/etc/nginx/nginx.conf", "extra web1:/linked"]);
  expect(compareFiles(guide, folder)[0]).not.toHaveProperty("found");
});

test("a folder linked from elsewhere is not read, and a file in place of a folder counts as empty", () => {
  const elsewhere = newFolder();
  writeFiles(guide, elsewhere);
  rmSync(join(folder, "web1"), { recursive: true });
  symlinkSync(join(elsewhere, "web1"), join(folder, "web1"));
  rmSync(join(folder, "web2"), { recursive: true });
  writeFileSync(join(folder, "web2"), "");
  expect(differences()).toEqual([
    "changed web1:/etc/nginx/nginx.conf",
    "changed web1:/etc/nginx/sites-available/default",
    "missing web2:/etc/nginx/nginx.conf",
    "missing web2:/etc/nginx/sites-available/default",
    "extra :/web1",
    "extra :/web2",
  ]);
  expect(compareFiles(guide, folder)[0]).not.toHaveProperty("found");
});

test("only a file that is there can have a wrong mode", () => {
  rmSync(join(folder, "web2/etc/nginx/nginx.conf"));
  rmSync(join(folder, "web1/etc/nginx/nginx.conf"));
  mkdirSync(join(folder, "web1/etc/nginx/nginx.conf"));
  writeFileSync(join(folder, "web1/etc/extra"), "");
  const found = compareFiles(guide, folder).filter(({ status }) => status !== "same");
  expect(found.map(({ status, hasWrongMode }) => ({ status, hasWrongMode }))).toEqual(
    ["changed", "missing", "extra"].map((status) => ({ status, hasWrongMode: false })),
  );
});

test("a file that cannot be looked at is an error, and not missing", () => {
  const nameless = { host: "web1", path: `/${"x".repeat(256)}`, mode: 0o644, secret: false, content: "" };
  expect(() => compareFiles([nameless], folder)).toThrow("ENAMETOOLONG");
});

test("distinguishes leftovers of an interrupted render from other extra files", () => {
  writeFileSync(join(folder, "web1/etc/nginx/.haproxy-failover-0k3x9z.tmp"), "");
  expect(differences()).toEqual(["leftover web1:/etc/nginx/.haproxy-failover-0k3x9z.tmp"]);
});

test("compares only what git keeps of modes, if asked to", () => {
  const primary = (name: string) => join(folder, "primary/etc/keepalived", name);
  chmodSync(primary("keepalived.conf"), 0o644);
  chmodSync(primary("master.sh"), 0o755);
  const stale = () => compareFiles(guide, folder, { modes: "git" }).filter(({ status }) => status !== "same");
  expect(stale()).toEqual([]);
  chmodSync(primary("master.sh"), 0o655);
  chmodSync(primary("keepalived.conf"), 0o744);
  expect(stale().map(({ path, status, hasWrongMode }) => [path, status, hasWrongMode])).toEqual([
    ["/etc/keepalived/keepalived.conf", "wrong-mode", true],
    ["/etc/keepalived/master.sh", "wrong-mode", true],
  ]);
});

test("a file of 600 MB is not read", () => {
  truncateSync(join(folder, "web1/etc/nginx/nginx.conf"), 600 * 1024 * 1024);
  const [comparison] = compareFiles(guide, folder);
  expect(comparison).toMatchObject({ status: "changed", foundSize: 600 * 1024 * 1024, foundMode: 0o644 });
  expect(comparison).not.toHaveProperty("found");
});

test("a file is read up to 1 MiB, or up to twice what is expected", () => {
  const [file] = guide as [GeneratedFile];
  const foundAt = (size: number, content: string) => {
    truncateSync(join(folder, "web1/etc/nginx/nginx.conf"), size);
    return compareFiles([{ ...file, content }], folder)[0]?.found?.length;
  };
  expect(foundAt(2 ** 20, "a")).toBe(2 ** 20);
  expect(foundAt(2 ** 20 + 1, "a")).toBeUndefined();
  const large = "a".repeat(600_000);
  expect(foundAt(1_200_000, large)).toBe(1_200_000);
  expect(foundAt(1_200_001, large)).toBeUndefined();
});

test("a missing folder cannot be compared", () => {
  expect(() => compareFiles(guide, join(folder, "nowhere"))).toThrow(/ENOENT/);
});
