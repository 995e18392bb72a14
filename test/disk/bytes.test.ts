import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, openSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readBytes, writeOut } from "../../src/disk/bytes.js";
import { newFolder } from "../support/folder.js";
import { openFiles } from "./open-files.js";

const largest = 16 * 1024 * 1024;

/** A file of so many bytes. */
function fileOf(size: number): string {
  const path = join(newFolder(), "topology.yaml");
  writeFileSync(path, "a");
  truncateSync(path, size);
  return path;
}

test("reads a file whole, and closes it", () => {
  const path = join(newFolder(), "topology.yaml");
  const bytes = Buffer.from("é".repeat(100_000));
  writeFileSync(path, bytes);
  expect(bytes.equals(readBytes(path))).toBe(true);
  expect(openFiles()).not.toContain(path);
});

test("reads 16 MiB, and refuses one byte more", () => {
  expect(readBytes(fileOf(largest))).toHaveLength(largest);
  const larger = fileOf(largest + 1);
  expect(() => readBytes(larger)).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ code: "text-too-large", path: "" })] }),
  );
  expect(openFiles()).not.toContain(larger);
});

test("names a folder in place of a file", () => {
  const folder = newFolder();
  expect(() => readBytes(folder)).toThrow(
    expect.objectContaining({
      code: "EISDIR",
      syscall: "read",
      message: `EISDIR: ${folder} is a folder; a topology is a file`,
    }),
  );
});

test("passes on what else is wrong", () => {
  expect(() => readBytes(join(newFolder(), "missing"))).toThrow(expect.objectContaining({ code: "ENOENT" }));
});

test("writes all of a text, to a pipe that is full again and again", async () => {
  const folder = newFolder();
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const text = "é".repeat(200_000);
  const reader = spawn("sh", ["-c", 'sleep 0.2; head -c "$1" "$2" >"$3"', "sh", "400000", pipe, join(folder, "read")]);
  const descriptor = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  writeOut(descriptor as 1, text);
  await once(reader, "exit");
  closeSync(descriptor);
  expect(readFileSync(join(folder, "read"), "utf8")).toBe(text);
});

test("does not wait for what will never take a byte", () => {
  const descriptor = openSync(fileOf(1), "r");
  expect(() => writeOut(descriptor as 1, "x")).toThrow(expect.objectContaining({ code: "EBADF" }));
  closeSync(descriptor);
});
