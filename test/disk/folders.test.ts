import { chmodSync, mkdirSync, readdirSync, rmdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Folders, makeRoot } from "../../src/disk/folders.js";
import { readHosts } from "../../src/disk/hosts.js";
import { isThere, replace } from "../../src/disk/replace.js";
import { otherNames, topologiesIn } from "../../src/disk/topologies.js";
import { WriteError } from "../../src/disk/write.js";
import { newFolder } from "../support/folder.js";
import { openFiles } from "./open-files.js";

describe("makeRoot", () => {
  test("makes what is missing, and takes what is there", () => {
    const root = newFolder();
    chmodSync(root, 0o750);
    makeRoot(join(root, "a/b"));
    makeRoot(join(root, "a/b"));
    expect(statSync(join(root, "a/b")).isDirectory()).toBe(true);
    expect(statSync(root).mode & 0o777).toBe(0o750);
  });

  test("does not take a file for a folder", () => {
    const root = newFolder();
    writeFileSync(join(root, "file"), "");
    expect(() => makeRoot(join(root, "file"))).toThrow(expect.objectContaining({ code: "EEXIST" }));
    expect(() => makeRoot(join(root, "file/below"))).toThrow(expect.objectContaining({ code: "ENOTDIR" }));
  });
});

describe("Folders", () => {
  test("know which are new, and which lie behind a link", () => {
    const root = newFolder();
    mkdirSync(join(root, "real"));
    symlinkSync("real", join(root, "link"));
    const folders = new Folders(root);
    expect(folders.find("real")).toMatchObject({ path: `${root}/real`, isNew: false, isLinked: false });
    expect(folders.find("real/made")).toMatchObject({ path: `${root}/real/made`, isNew: true, isLinked: false });
    expect(folders.find("link")).toMatchObject({ path: `${root}/real`, isNew: false, isLinked: true });
    expect(folders.find("link/more")).toMatchObject({ path: `${root}/real/more`, isNew: true, isLinked: true });
    expect(folders.find("link/made")).toMatchObject({ path: `${root}/real/made`, isNew: false, isLinked: true });
  });

  test("take one that another render has made meanwhile", () => {
    const root = newFolder();
    const folders = new Folders(root);
    folders.find("new");
    mkdirSync(join(root, "new/below"));
    writeFileSync(join(root, "new/below/.haproxy-failover-abc.tmp"), "");
    expect(folders.find("new/below")).toMatchObject({ isNew: false, isLinked: false });
    expect(readdirSync(join(root, "new/below"))).toEqual([]);
  });

  test("say what else keeps one from being made", () => {
    const root = newFolder();
    const folders = new Folders(root);
    folders.find("new");
    rmdirSync(join(root, "new"));
    expect(() => folders.find("new/below")).toThrow(expect.objectContaining({ code: "ENOENT" }));
  });
});

test("replacing a file leaves nothing open, and a text of the same length is another one", () => {
  const folder = newFolder();
  const file = { host: "web1", path: "/x", mode: 0o644, secret: false, content: "one\n" };
  for (let n = 0; n < 10; n++) replace(file, folder, "x");
  expect(openFiles().filter((path) => path.startsWith(folder))).toEqual([]);
  expect(readdirSync(folder)).toEqual(["x"]);
  expect(isThere(file, join(folder, "x"))).toBe(true);
  expect(isThere({ ...file, content: "two\n" }, join(folder, "x"))).toBe(false);
});

test("the topologies of a folder are its visible YAML and JSON files, by name", () => {
  const folder = newFolder();
  for (const name of ["c.yml", "b.yaml", "a.json", ".hidden.yaml", "d.yaml.bak", "notes.txt"]) {
    writeFileSync(join(folder, name), "");
  }
  expect(topologiesIn(folder)).toEqual(["a.json", "b.yaml", "c.yml"].map((name) => join(folder, name)));
  expect(topologiesIn(join(folder, "a.json"))).toBeUndefined();
  expect(topologiesIn(join(folder, "missing"))).toBeUndefined();
  expect(otherNames(folder, new Set(["a.json", "c.yml"]))).toEqual([
    ".hidden.yaml",
    "b.yaml",
    "d.yaml.bak",
    "notes.txt",
  ]);
});

test("the hosts of a folder are its folders, by name, with what is below 1 MiB", () => {
  const folder = newFolder();
  for (const name of ["web2", "web1"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "README"), "");
  writeFileSync(join(folder, "web1/small"), "x".repeat(1024 * 1024));
  writeFileSync(join(folder, "web1/large"), "x".repeat(1024 * 1024 + 1));
  const { hosts, passed } = readHosts(folder, ["/small", "/large"]);
  expect(hosts.map(({ host, files }) => [host, [...files.keys()]])).toEqual([
    ["web1", ["/small"]],
    ["web2", []],
  ]);
  expect(passed).toEqual([{ name: "web1/large", why: "1048577 bytes; at most 1048576 are read" }]);
});

test("WriteError has its own name", () => {
  const file = { host: "web1", path: "/x", mode: 0o644, secret: true, content: "made-up" };
  expect(new WriteError(file, "why")).toMatchObject({ name: "WriteError" });
});
