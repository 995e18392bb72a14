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

test("is a program", () => {
  expect(readFileSync(bin, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  expect(run(["--version"]).out).toBe(`${JSON.parse(readFileSync("package.json", "utf8")).version}\n`);
});

test("reads no file of its own when it runs: the templates are inside", () => {
  expect(readFileSync(bin, "utf8")).not.toMatch(/\.mustache["']\)/);
});

describe("its bundle has leaner libraries than the sources", () => {
  const folder = "fixtures/refused";
  const refused = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

  test.each(refused)("and says the same of %s", (name) => {
    const { code, out } = run(["check", join(folder, name)]);
    expect(code).toBe(1);
    expect(out).toBe(readFileSync(join(folder, name.replace(".yaml", ".txt")), "utf8"));
  });

  test("and JSON without a mistake loads no YAML reader", () => {
    const hook = join(newFolder(), "hook.cjs");
    writeFileSync(hook, 'process.on("exit", () => console.error(Object.keys(require.cache).join("\\n")));');
    const json = join(newFolder(), "guide.json");
    writeFileSync(json, JSON.stringify(parse(readFileSync(guide, "utf8"))));
    const loadedFor = (file: string) => run(["check", file], { env: { NODE_OPTIONS: `--require ${hook}` } }).err;
    expect(loadedFor(json)).toMatch(/\/cli-chunk-/);
    expect(loadedFor(json)).not.toMatch(/\/cli-read-/);
    expect(loadedFor(guide)).toMatch(/\/cli-read-/);
  });
});

describe("standard input", () => {
  const text = readFileSync(guide, "utf8");

  test("is read where the topology is -", () => {
    expect(run(["check", "-"], { input: text }).out).toMatch(/^standard input: no errors, 11 warnings\n/);
    expect(run(["show", "-", "web1", "/etc/nginx/nginx.conf"], { input: text }).out).toBe(
      readFileSync("fixtures/guide/expected/web1/etc/nginx/nginx.conf", "utf8"),
    );
  });

  test("may be a pipe, a file or nothing", () => {
    expect(shell(`cat ${guide} | node ${bin} check - --json`).status).toBe(0);
    expect(shell(`node ${bin} check - --json < ${guide}`).status).toBe(0);
    expect(shell(`node ${bin} check - < /dev/null`)).toMatchObject({ status: 1, stderr: "" });
  });

  test("is waited for, even where it does not block", () => {
    const nonBlocking = "fcntl(STDIN, F_SETFL, O_NONBLOCK) or die";
    const line = `(sleep 0.5; cat ${guide}) | (perl -MFcntl -e '${nonBlocking}'; node ${bin} check - --json)`;
    expect(shell(line)).toMatchObject({ status: 0, stderr: "" });
  });

  test("may hold a mistake, and then nothing is written", () => {
    const folder = join(newFolder(), "out");
    const { code, out, err } = run(["render", "-", "--out", folder], { input: "platform: [" });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^standard input: refused, 1 error\n/);
    expect(existsSync(folder)).toBe(false);
  });
});

describe("a reader that stops early", () => {
  test.each([
    `show ${guide} web1 /etc/nginx/nginx.conf | head -n 1`,
    `schema | head -c 1`,
    `schema | true`,
    `check ${guide} | true`,
  ])("ends it quietly: %s", (line) => {
    const { stderr } = shell(`node ${bin} ${line}`);
    expect(stderr).toBe("");
  });

  test("does not keep render from writing everything", () => {
    const folder = join(newFolder(), "out");
    const { stderr } = shell(`node ${bin} render ${guide} --out ${folder} | true`);
    expect(stderr).not.toMatch(/EPIPE|at /);
    expect(run(["diff", guide, folder]).code).toBe(0);
  });
});

test("an output that cannot be written ends with 2, in one line", () => {
  const { status, stderr } = shell(`node ${bin} show ${guide} web1 /etc/nginx/nginx.conf > /dev/full`);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^haproxy-failover: cannot write the output: ENOSPC[^\n]*\n$/);
});

test("what is not printable ASCII never reaches a terminal as it is", () => {
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
