import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { replace } from "../../src/disk/replace.js";
import { WriteError, writeFiles } from "../../src/node.js";
import { newFolder } from "../support/folder.js";

const file = { host: "web1", path: "/etc/a", mode: 0o644, secret: false, content: "new\n" };

let folder: string;
beforeEach(() => {
  folder = newFolder();
});

test("tries a hundred times where its temporary file is gone when it renames it, then gives up", () => {
  // A folder that is not there gives the same error.
  expect(() => replace(file, folder, "gone/a")).toThrow("other renders keep removing its temporary file");
  expect(readdirSync(folder)).toHaveLength(100);
});

test("leaves no temporary file where a folder is in its place, and names the cause", () => {
  mkdirSync(join(folder, "web1/etc/a/b"), { recursive: true });
  const error = thrown(() => writeFiles([file], folder));
  expect(error).toMatchObject({ message: expect.stringMatching(/^cannot write web1:\/etc\/a: EISDIR/) });
  expect((error as WriteError).cause).toMatchObject({ code: "EISDIR" });
  expect(readdirSync(join(folder, "web1/etc"))).toEqual(["a"]);
});

test("says which folder cannot be made", () => {
  const long = { ...file, path: `/etc/${"x".repeat(256)}/a` };
  expect(() => writeFiles([long], folder)).toThrow(/ENAMETOOLONG: name too long, mkdir/);
});

test("a WriteError is one whichever copy of the library threw it, and says why", () => {
  const error = thrown(() => writeFiles([{ ...file, host: ".." }], folder));
  expect(error).toMatchObject({ message: "cannot write ..:/etc/a: its host or path leads elsewhere" });
  expect({ brand: Symbol.for("haproxy-failover.WriteError") } instanceof WriteError).toBe(true);
  expect({ brand: Symbol.for("haproxy-failover.TopologyError") } instanceof WriteError).toBe(false);
});

test("writes hosts that take turns", () => {
  writeFileSync(join(folder, "kept"), "");
  const other = { ...file, host: "web2", content: "other\n" };
  const changes = writeFiles([file, other, { ...file, path: "/etc/b" }, { ...other, path: "/etc/b" }], folder);
  expect(changes.map(({ changed }) => changed)).toEqual([true, true, true, true]);
  for (const name of ["a", "b"]) {
    expect(readFileSync(join(folder, "web1/etc", name), "utf8")).toBe("new\n");
    expect(readFileSync(join(folder, "web2/etc", name), "utf8")).toBe("other\n");
  }
  expect(writeFiles([file, other], folder).map(({ changed }) => changed)).toEqual([false, false]);
});

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
