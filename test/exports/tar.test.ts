import { spawnSync } from "node:child_process";
import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type GeneratedFile, generate, tarArchive } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { describeWith } from "../real/programs.js";
import { filesBelow, fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";

const file = (change: Partial<GeneratedFile>): GeneratedFile => ({
  host: "web1",
  path: "/etc/a",
  mode: 0o644,
  secret: false,
  content: "text\n",
  ...change,
});

function tar(args: string[], cwd = "."): string {
  const { status, stdout, stderr } = spawnSync("tar", args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, TZ: "UTC" },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

function archived(files: readonly GeneratedFile[], options?: { mtime?: number }) {
  const folder = newFolder();
  const path = join(folder, "tier.tar");
  writeFileSync(path, tarArchive(files, options));
  return { folder, path };
}

test("the same files give the same bytes, in whole records of 10,240", () => {
  const files = generate(readTopology("fixtures/debian-13-default/topology.yaml"));
  const bytes = tarArchive(files);
  expect(Buffer.from(tarArchive(files)).equals(bytes)).toBe(true);
  expect(bytes.length % 10_240).toBe(0);
});

test.each([
  ["over 255 bytes", { path: `/${"a".repeat(99)}/${"b".repeat(99)}/${"c".repeat(99)}` }],
  ["that has no slash at the right place", { path: `/etc/${"n".repeat(101)}` }],
])("refuses a name %s", (_what, change) => {
  expect(() => tarArchive([file(change)])).toThrow(RangeError);
});

test.each([-1, 0.5, 8 ** 11, Number.NaN])("refuses the time %d", (mtime) => {
  expect(() => tarArchive([file({})], { mtime })).toThrow(RangeError);
});

describeWith(["tar"], false, "GNU tar", () => {
  test("lists every folder and file with its mode, owned by root", () => {
    const files = [file({ mode: 0o600 }), file({ path: "/etc/b/c", mode: 0o700, content: "" })];
    const { path } = archived(files, { mtime: 86_400 });
    expect(tar(["-tvf", path])).toBe(
      [
        "drwxr-xr-x root/root         0 1970-01-02 00:00 web1/",
        "drwxr-xr-x root/root         0 1970-01-02 00:00 web1/etc/",
        "-rw------- root/root         5 1970-01-02 00:00 web1/etc/a",
        "drwxr-xr-x root/root         0 1970-01-02 00:00 web1/etc/b/",
        "-rwx------ root/root         0 1970-01-02 00:00 web1/etc/b/c",
        "",
      ].join("\n"),
    );
    expect(tar(["--numeric-owner", "-tvf", path])).toContain("-rw------- 0/0 ");
  });

  describe.each(fixtures)("extracts $name", ({ topology, expected }) => {
    test("as render writes it", () => {
      const files = generate(readTopology(topology));
      const { folder, path } = archived(files);
      tar(["-xpf", path, "-C", folder]);
      expect(filesBelow(folder).filter((name) => name !== "tier.tar")).toEqual(filesBelow(expected));
      for (const { host, path: name, mode } of files) {
        const target = join(folder, host, name);
        expect(readFileSync(target).equals(readFileSync(join(expected, host, name))), name).toBe(true);
        expect(lstatSync(target).mode & 0o7777, name).toBe(mode);
      }
    });
  });

  test.each([99, 100, 101, 155, 156, 254])("takes a name of %d bytes", (length) => {
    const host = "h".repeat(Math.min(63, length - 40));
    const rest = length - host.length - 2;
    const path = `/${"d".repeat(rest - Math.min(99, rest - 1))}/${"f".repeat(Math.min(99, rest - 1))}`;
    const { folder, path: archive } = archived([file({ host, path })]);
    expect(`${host}${path}`).toHaveLength(length);
    tar(["-xpf", archive, "-C", folder]);
    expect(readFileSync(join(folder, host, path), "utf8")).toBe("text\n");
  });

  test("keeps every byte of texts around a block's size, and of texts outside of ASCII", () => {
    const sizes = [0, 1, 511, 512, 513, 1024];
    const files = [
      ...sizes.map((size) => file({ path: `/s${size}`, content: "x".repeat(size) })),
      file({ path: "/utf-8", content: "äöü €\n" }),
    ];
    const { folder, path } = archived(files);
    tar(["-xpf", path, "-C", folder]);
    for (const { path: name, content } of files) expect(readFileSync(join(folder, "web1", name), "utf8")).toBe(content);
  });
});
