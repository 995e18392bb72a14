import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newFolder } from "../support/folder.js";

// One program can hold the library twice: its own import, and the require of something it uses.

type Copy = typeof import("../../src/index.js") & typeof import("../../src/node.js");

const require = createRequire(`${process.cwd()}/`);
const built = (path: string): Promise<object> => import(join(process.cwd(), path));
const esm = { ...(await built("dist/index.js")), ...(await built("dist/node.js")) } as Copy;
const cjs: Copy = { ...require("./dist/index.cjs"), ...require("./dist/node.cjs") };

/** Throws each error as the library does. */
const throwers = {
  TopologyError: ({ parseTopology }: Copy) => parseTopology({}),
  UnsafeValueError: ({ generate, readTopology }: Copy) => {
    const topology = readTopology("fixtures/debian-12-default/topology.yaml");
    generate({ ...topology, vrrp: { ...topology.vrrp, password: "a#b" } });
  },
  NoSuchFileError: ({ haproxyDefaults, readTopology }: Copy) =>
    haproxyDefaults(readTopology("fixtures/debian-12-default/topology.yaml")),
  WriteError: ({ writeFiles, generate, readTopology }: Copy) => {
    const folder = newFolder();
    writeFileSync(join(folder, "web1"), "no folder");
    writeFiles(generate(readTopology("fixtures/debian-12-default/topology.yaml")), folder);
  },
};

const names = Object.keys(throwers) as (keyof typeof throwers)[];

function thrownBy(copy: Copy, name: keyof typeof throwers): unknown {
  try {
    throwers[name](copy);
  } catch (error) {
    return error;
  }
  return expect.unreachable(`${name} was not thrown`);
}

test.each(names)("%s is a class of its own in each copy", (name) => expect(esm[name]).not.toBe(cjs[name]));

describe.each([
  ["CommonJS", "ES modules", cjs, esm],
  ["ES modules", "CommonJS", esm, cjs],
] as const)("thrown by %s, caught by %s", (_thrower, _catcher, thrower, catcher) => {
  test.each(names)("%s is an instance of its own class, and of no other", (name) => {
    const error = thrownBy(thrower, name);
    for (const other of names) {
      expect(error instanceof catcher[other], other).toBe(other === name);
      expect(error instanceof thrower[other], other).toBe(other === name);
    }
    expect(error).toBeInstanceOf(Error);
  });

  test("a subclass instance is an instance of the base class, not the reverse", () => {
    class Refused extends thrower.TopologyError {}
    expect(new Refused([]) instanceof Refused).toBe(true);
    expect(new Refused([]) instanceof catcher.TopologyError).toBe(true);
    expect(new thrower.TopologyError([]) instanceof Refused).toBe(false);
    expect(new catcher.TopologyError([]) instanceof Refused).toBe(false);
  });
});

test.each([undefined, null, 0, "TopologyError", {}, Object.create(null), new Error("TopologyError")])(
  "%j is an instance of none",
  (value) => {
    for (const name of names) expect((value as unknown) instanceof esm[name]).toBe(false);
  },
);
