import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { type GeneratedFile, generate, parseTopology } from "../../src/index.js";
import { WriteError, writeFiles } from "../../src/node.js";
import { filesBelow, guideInput } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";

const file = (change: Partial<GeneratedFile>): GeneratedFile => ({
  host: "web1",
  path: "/etc/a",
  mode: 0o644,
  secret: false,
  content: "new\n",
  ...change,
});

let guide: GeneratedFile[];
let folder: string;
beforeEach(() => {
  guide = generate(parseTopology(guideInput()));
  folder = newFolder();
});

describe("writeFiles", () => {
  test("writes every file with its text and mode under any umask, and leaves nothing else behind", () => {
    const before = process.umask(0o077);
    try {
      const written = writeFiles(guide, join(folder, "a", "b"));
      expect(written.every(({ changed }) => changed)).toBe(true);
      expect(filesBelow(join(folder, "a", "b"))).toEqual(guide.map(({ host, path }) => host + path).sort());
      for (const [index, { content, mode }] of guide.entries()) {
        const target = written[index]?.target ?? "";
        expect(readFileSync(target, "utf8")).toBe(content);
        expect(statSync(target).mode & 0o7777).toBe(mode);
      }
    } finally {
      process.umask(before);
    }
  });

  test("leaves up-to-date files alone, and repairs the others", () => {
    writeFiles(guide, folder);
    const inode = statSync(join(folder, "web1/etc/nginx/nginx.conf")).ino;
    writeFileSync(join(folder, "web2/etc/nginx/nginx.conf"), "old");
    chmodSync(join(folder, "primary/etc/keepalived/keepalived.conf"), 0o644);
    const changed = writeFiles(guide, folder).filter((written) => written.changed);
    expect(changed.map(({ host, path }) => host + path)).toEqual([
      "web2/etc/nginx/nginx.conf",
      "primary/etc/keepalived/keepalived.conf",
    ]);
    expect(statSync(join(folder, "web1/etc/nginx/nginx.conf")).ino).toBe(inode);
    expect(writeFiles(guide, folder).some((written) => written.changed)).toBe(false);
  });

  test("never gives a secret a wider mode, not even while writing", () => {
    mkdirSync(join(folder, "web1/etc"), { recursive: true });
    writeFileSync(join(folder, "web1/etc/a"), "old", { mode: 0o666 });
    writeFiles([file({ mode: 0o600, secret: true })], folder);
    expect(statSync(join(folder, "web1/etc/a")).mode & 0o777).toBe(0o600);
  });

  test("replaces a link rather than writing through it", () => {
    mkdirSync(join(folder, "out/web1/etc"), { recursive: true });
    writeFileSync(join(folder, "elsewhere"), "precious\n");
    symlinkSync(join(folder, "elsewhere"), join(folder, "out/web1/etc/a"));
    writeFiles([file({})], join(folder, "out"));
    expect(lstatSync(join(folder, "out/web1/etc/a")).isFile()).toBe(true);
    expect(readFileSync(join(folder, "elsewhere"), "utf8")).toBe("precious\n");
  });

  test.each(["web1", "web1/etc"])("refuses a folder that leads out of the target: %s", (link) => {
    mkdirSync(join(folder, "out/web1"), { recursive: true });
    mkdirSync(join(folder, "elsewhere"));
    if (link === "web1") {
      mkdirSync(join(folder, "other"));
      symlinkSync(join(folder, "elsewhere"), join(folder, "other/web1"));
    } else symlinkSync("../../elsewhere", join(folder, "out", link));
    const target = join(folder, link === "web1" ? "other" : "out");
    expect(() => writeFiles([file({})], target)).toThrow(/web1:\/etc\/a: .* is a symbolic link that leads out of/);
    expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
  });

  test("follows a link that stays inside", () => {
    mkdirSync(join(folder, "shared"));
    symlinkSync("shared", join(folder, "web1"));
    writeFiles([file({})], folder);
    expect(readFileSync(join(folder, "shared/etc/a"), "utf8")).toBe("new\n");
  });

  test.each([
    { what: "to a host before it", links: { web2: "web1" }, refused: "web2" },
    { what: "to a host after it", links: { web1: "web2" }, refused: "web2" },
    { what: "of two hosts to one place", links: { web1: "shared", web2: "shared" }, refused: "web2" },
    { what: "within a host", links: { "web1/usr": "etc" }, refused: "web1" },
  ])("refuses a link that makes two files one: $what", ({ links, refused }) => {
    for (const place of ["web1/etc", "web2/etc", "shared/etc"]) mkdirSync(join(folder, place), { recursive: true });
    for (const [link, target] of Object.entries(links)) {
      rmSync(join(folder, link), { recursive: true, force: true });
      symlinkSync(target, join(folder, link));
    }
    const files = [file({}), file({ path: "/usr/a" }), file({ host: "web2" })];
    expect(() => writeFiles(files, folder)).toThrow(new RegExp(`${refused}:.*the same file as another's`));
  });

  test("gives new folders 0755 under any umask, and leaves existing ones alone", () => {
    mkdirSync(join(folder, "web1"));
    chmodSync(join(folder, "web1"), 0o750);
    const before = process.umask(0o077);
    try {
      writeFiles([file({ path: "/etc/nginx/a" }), file({ host: "web2" })], folder);
    } finally {
      process.umask(before);
    }
    const modes = ["web1", "web1/etc", "web1/etc/nginx", "web2", "web2/etc"].map(
      (name) => statSync(join(folder, name)).mode & 0o7777,
    );
    expect(modes).toEqual([0o750, 0o755, 0o755, 0o755, 0o755]);
  });

  test("removes leftovers of an interrupted render, and nothing similar", () => {
    writeFiles([file({})], folder);
    const others = [
      ...[".haproxy-failover-x", "haproxy-failover-x.tmp", ".haproxy-failover-X.tmp", "a.x.tmp"],
      ...["a.haproxy-failover-x.tmp", ".haproxy-failover-x.tmp~", ".haproxy-failover-x-tmp", ".haproxy-failover-.tmp"],
      `.haproxy-failover-${"x".repeat(13)}.tmp`,
    ];
    const leftovers = [
      ".haproxy-failover-0k3x9z.tmp",
      ".haproxy-failover-x.tmp",
      `.haproxy-failover-${"x".repeat(12)}.tmp`,
    ];
    for (const name of [...others, ...leftovers]) writeFileSync(join(folder, "web1/etc", name), "");
    writeFiles([file({})], folder);
    expect(readdirSync(join(folder, "web1/etc")).sort()).toEqual([...others, "a"].sort());
  });

  test("writes a file whose name has the maximum length", () => {
    const path = `/etc/${"n".repeat(255)}`;
    writeFiles([file({ path })], folder);
    expect(readFileSync(join(folder, "web1", path), "utf8")).toBe("new\n");
  });

  test("replaces a file of 600 MB without reading it", () => {
    writeFiles([file({})], folder);
    truncateSync(join(folder, "web1/etc/a"), 600 * 1024 * 1024);
    expect(writeFiles([file({})], folder)[0]?.changed).toBe(true);
    expect(readFileSync(join(folder, "web1/etc/a"), "utf8")).toBe("new\n");
  });

  test("names a file in place of the folder", () => {
    writeFileSync(join(folder, "out"), "");
    expect(() => writeFiles([file({})], join(folder, "out"))).toThrow(/EEXIST.*out/);
  });

  test("says why it cannot create the folder", () => {
    expect(() => writeFiles([file({})], "/proc/nowhere/out")).toThrow(/ENOENT|EACCES/);
  });

  test.each([
    { host: ".." },
    { host: "a/b" },
    { host: "" },
    { host: "." },
    { path: "etc/a" },
    { path: "/../a" },
    { path: "/etc/../../a" },
    { path: "/etc//a" },
    { path: "/etc/" },
    { path: "/etc/a\0" },
    { path: "/etc\\a" },
  ])("refuses %j before it writes anything", (change) => {
    const target = join(folder, "out");
    expect(() => writeFiles([file({}), file(change)], target)).toThrow(WriteError);
    expect(existsSync(target)).toBe(false);
  });

  test("a failure half-way names the file, and leaves no partial or temporary file", () => {
    writeFiles([file({ path: "/etc/b", content: "old b\n" })], folder);
    mkdirSync(join(folder, "web1/etc/c"));
    const files = ["/etc/a", "/etc/b", "/etc/c", "/etc/d"].map((path) => file({ path }));
    let error: unknown;
    try {
      writeFiles(files, folder);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(WriteError);
    expect(error).toMatchObject({ host: "web1", path: "/etc/c", message: expect.stringContaining("web1:/etc/c") });
    expect(readdirSync(join(folder, "web1/etc")).sort()).toEqual(["a", "b", "c"]);
    expect(readFileSync(join(folder, "web1/etc/b"), "utf8")).toBe("new\n");
  });

  test("an error shows nothing of the text", () => {
    mkdirSync(join(folder, "web1/etc/a"), { recursive: true });
    expect(() => writeFiles([file({ content: "made-up-secret" })], folder)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("made-up-secret") }),
    );
  });
});
