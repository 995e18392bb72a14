import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { newFolder } from "../support/folder.js";

const bin = "dist/cli.cjs";
const guide = "fixtures/guide/topology.yaml";

function run(args: string[], options: { input?: string | Buffer; env?: Record<string, string> } = {}) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: "utf8",
    input: options.input ?? "",
    env: { ...process.env, ...options.env },
  });
  return { code: status, signal, out: stdout, err: stderr };
}

const shell = (line: string) => spawnSync("bash", ["-o", "pipefail", "-c", line], { encoding: "utf8" });

test("is executable", () => {
  expect(readFileSync(bin, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(run(["--version"]).out).toBe(`${JSON.parse(readFileSync("package.json", "utf8")).version}\n`);
});

test("reads none of its own files at run time: the templates are bundled", () => {
  expect(readFileSync(bin, "utf8")).not.toMatch(/\.mustache["']\)/);
});

describe("with its leaner bundled libraries", () => {
  const folder = "fixtures/refused";
  const refused = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

  test.each(refused)("prints the same about %s", (name) => {
    const { code, out } = run(["check", join(folder, name)]);
    expect(code).toBe(1);
    expect(out).toBe(readFileSync(join(folder, name.replace(".yaml", ".txt")), "utf8"));
  });

  describe("the files that it loads", () => {
    const jsonOf = (fixture: string) => {
      const json = join(newFolder(), "topology.json");
      writeFileSync(json, JSON.stringify(parse(readFileSync(`fixtures/${fixture}/topology.yaml`, "utf8"))));
      return json;
    };
    const loadedBy = (...args: string[]) => {
      const hook = join(newFolder(), "hook.cjs");
      writeFileSync(hook, 'process.on("exit", () => console.error(Object.keys(require.cache).join("\\n")));');
      const { err } = run(args, { env: { NODE_OPTIONS: `--require ${hook}` } });
      return (err.match(/^.*\/dist\/cli.*$/gm) ?? []).map((path) => path.slice(path.lastIndexOf("/") + 1));
    };
    const hold = (files: readonly string[], word: string) =>
      files.some((name) => readFileSync(`dist/${name}`, "utf8").includes(word));
    const zod = "$ZodString";
    const yaml = "yaml.document";

    test("one, for a valid JSON topology of the guide", () => {
      const json = jsonOf("guide");
      expect(loadedBy("check", json)).toEqual(["cli.cjs"]);
      expect(loadedBy("render", "--out", newFolder(), json)).toEqual(["cli.cjs"]);
      expect(loadedBy("show", json, "web1", "/etc/nginx/nginx.conf")).toEqual(["cli.cjs"]);
    });

    test("the templates of systemd platforms for these alone", () => {
      const command = ["render", "--out", newFolder()];
      expect(loadedBy(...command, jsonOf("debian-12-default"))).toEqual(["cli.cjs", "cli-templates.cjs"]);
    });

    test("the YAML reader for YAML, without zod", () => {
      const files = loadedBy("check", guide);
      expect([hold(files, yaml), hold(files, zod)]).toEqual([true, false]);
    });

    test("zod, to say what is wrong", () => {
      expect(hold(loadedBy("check", join(folder, refused[0] ?? "")), zod)).toBe(true);
    });
  });
});

describe("standard input", () => {
  const text = readFileSync(guide, "utf8");

  test("is read where the topology is -", () => {
    expect(run(["check", "-"], { input: text }).out).toMatch(/^standard input: no errors, 13 warnings\n/);
    expect(run(["show", "-", "web1", "/etc/nginx/nginx.conf"], { input: text }).out).toBe(
      readFileSync("fixtures/guide/expected/web1/etc/nginx/nginx.conf", "utf8"),
    );
  });

  test("may be a pipe, a file or nothing", () => {
    expect(shell(`cat ${guide} | node ${bin} check - --json`).status).toBe(0);
    expect(shell(`node ${bin} check - --json < ${guide}`).status).toBe(0);
    expect(shell(`node ${bin} check - < /dev/null`)).toMatchObject({ status: 1, stderr: "" });
  });

  test("is waited for, even if it is non-blocking", () => {
    const nonBlocking = "fcntl(STDIN, F_SETFL, O_NONBLOCK) or die";
    const line = `(sleep 0.5; cat ${guide}) | (perl -MFcntl -e '${nonBlocking}'; node ${bin} check - --json)`;
    expect(shell(line)).toMatchObject({ status: 0, stderr: "" });
  });

  test("may be invalid, and then nothing is written", () => {
    const folder = join(newFolder(), "out");
    const { code, out, err } = run(["render", "-", "--out", folder], { input: "platform: [" });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^standard input: refused, 1 error\n/);
    expect(existsSync(folder)).toBe(false);
  });
});

/** A topology whose diff is longer than a pipe holds. */
function manyServers(folder: string): string {
  const topology = parse(readFileSync(guide, "utf8"));
  for (let n = 3; n <= 400; n += 1)
    topology.webServers.push({ name: `web${n}`, privateIp: `10.140.${n >> 8}.${n & 255}` });
  const path = join(folder, "many.json");
  writeFileSync(path, JSON.stringify(topology));
  return path;
}

describe("a reader that stops early", () => {
  // The codes of the whole pipe: the reader's is always 0.
  test.each([
    [`show ${guide} web1 /etc/nginx/nginx.conf | head -n 1`, 0],
    ["schema | head -c 1", 0],
    ["schema | true", 0],
    [`check ${guide} | true`, 0],
    [`check --strict ${guide} | true`, 1],
    ["check fixtures/refused/empty.yaml | true", 1],
    ["check --json fixtures/refused/empty.yaml | true", 1],
    ["render fixtures/refused/empty.yaml --out nowhere 2>&1 | true", 1],
    ["diff fixtures/refused/empty.yaml . 2>&1 | true", 2],
    ["rendr 2>&1 | true", 2],
    [`check nowhere 2>&1 | true`, 2],
  ])("ends it quietly, with the command's exit code: %s", (line, code) => {
    // The reader is gone before there is anything to read.
    const { status, stderr } = shell(`(sleep 0.3; exec node ${bin} ${line.replace(" | ", ") | ")}`);
    expect({ status, stderr }).toEqual({ status: code, stderr: "" });
  });

  test("never makes a difference look like agreement", () => {
    const folder = newFolder();
    const { status, stdout, stderr } = shell(`node ${bin} diff ${manyServers(folder)} ${folder} | head -n 1`);
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "--- /dev/null\n", stderr: "" });
  });

  test("does not keep render from writing everything", () => {
    const folder = join(newFolder(), "out");
    const { status, stderr } = shell(`node ${bin} render ${guide} --out ${folder} | true`);
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/EPIPE|at /);
    expect(run(["diff", guide, folder]).code).toBe(0);
  });
});

/** Has Node run a script before the program. */
function beforehand(script: string): Record<string, string> {
  const hook = join(newFolder(), "hook.cjs");
  writeFileSync(hook, `const fs = require("node:fs");\n${script}\n`);
  return { NODE_OPTIONS: `--require ${hook}` };
}

describe("an internal error is not an answer", () => {
  test.each([
    ["diff", 'fs.readdirSync = () => undefined.made("up");', ["diff", guide, "fixtures"]],
    [
      "render",
      "fs.mkdirSync = () => { throw new RangeError('made-up-secret'); };",
      ["render", guide, "--out", "nowhere"],
    ],
    ["check", "JSON.stringify = () => undefined.length;", ["check", "--json", guide]],
    ["schema", "JSON.stringify = null;", ["schema"]],
  ])("in %s", (_command, script, args) => {
    const { code, out, err } = run(args, { env: beforehand(script) });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^haproxy-failover: internal error; .*\n(Type|Range)Error\n\s+at /);
    expect(err).not.toContain("made-up-secret");
  });
});

describe("render", () => {
  test("killed half-way leaves files that diff names and the next render removes", () => {
    const folder = join(newFolder(), "out");
    const kill = beforehand(
      'let n = 0, rename = fs.renameSync; fs.renameSync = (...a) => ++n === 9 ? process.kill(process.pid, "SIGKILL") : rename(...a);',
    );
    expect(run(["render", guide, "--out", folder], { env: kill }).signal).toBe("SIGKILL");
    const before = run(["diff", guide, folder]);
    expect(before.code).toBe(1);
    expect(before.out).toMatch(
      /^left behind by an interrupted render; the next one removes it: primary\/etc\/[\w./-]+\.tmp$/m,
    );
    expect(run(["render", guide, "--out", folder]).code).toBe(0);
    expect(run(["diff", guide, folder])).toMatchObject({ code: 0, out: "" });
  });

  test("many times at once into a new folder: each succeeds", () => {
    const folder = newFolder();
    const topology = manyServers(folder);
    for (const round of ["a", "b"]) {
      const each = `(node ${bin} render ${topology} --out ${folder}/${round}/out >/dev/null || echo failed) &`;
      const { stdout, stderr } = shell(`${each.repeat(6)} wait`);
      expect({ stdout, stderr }).toEqual({
        stdout: "",
        stderr: Array(6).fill(`13 warnings; see: haproxy-failover check ${topology}\n`).join(""),
      });
      expect(run(["diff", topology, join(folder, round, "out")])).toMatchObject({ code: 0, out: "" });
    }
  });
});

test("exits with 2 and one line if the output cannot be written", () => {
  const { status, stderr } = shell(`node ${bin} show ${guide} web1 /etc/nginx/nginx.conf > /dev/full`);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^haproxy-failover: cannot write the output: ENOSPC[^\n]*\n$/);
});

test("escapes everything but printable ASCII", () => {
  const folder = newFolder();
  const topology = join(folder, "a\u001b[31m.json");
  writeFileSync(topology, '{ "\u009b31m": 1 }');
  for (const args of [["check", topology], ["check", "--json", topology], ["check", "no\u001bfile"], ["\u001b[31m"]]) {
    const { out, err } = run(args);
    expect(out + err).toMatch(/^[\n\x20-\x7e]+$/);
  }
});

describe("colours", () => {
  const inTerminal = (env: string) =>
    spawnSync("script", ["-qec", `${env} node ${bin} check ${guide}`, "/dev/null"], { encoding: "utf8" }).stdout;

  test("only on a terminal", () => {
    expect(run(["check", guide]).out).not.toContain("\u001b");
    expect(run(["check", guide], { env: { FORCE_COLOR: "1" } }).out).not.toContain("\u001b");
    expect(inTerminal("env -u NO_COLOR TERM=xterm")).toContain("\u001b[");
  });

  test("and never with NO_COLOR", () => {
    expect(inTerminal("NO_COLOR=1 TERM=xterm")).not.toContain("\u001b");
  });
});
