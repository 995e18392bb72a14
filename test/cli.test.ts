import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import packageJson from "../package.json" with { type: "json" };
import { generate, parseTopology, topologyJsonSchema } from "../src/index.js";
import { readTopology } from "../src/node.js";
import { platformNames } from "../src/platforms/index.js";
import { filesBelow } from "./support/fixtures.js";
import { newFolder } from "./support/folder.js";
import { expectGolden } from "./support/golden.js";
import { run } from "./support/run.js";

const guide = "fixtures/guide/topology.yaml";
const commandNames = [
  "render",
  "show",
  "diff",
  "check",
  "diagram",
  "forecast",
  "schema",
  "init",
  "import",
  "completion",
];

describe("help", () => {
  test.each([["--help"], ["-h"], ["help"]])("%s names every command", async (flag) => {
    const { code, out, err } = await run(flag);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const name of commandNames) {
      expect(out).toContain(`  ${name}`);
      expect(await run(name, "--help")).toMatchObject({
        code: 0,
        err: "",
        out: expect.stringMatching(`^Usage: haproxy-failover ${name}`),
      });
    }
  });

  test("has valid examples, overall and for each command", async () => {
    const helps = [await run("--help"), ...(await Promise.all(commandNames.map((name) => run(name, "--help"))))];
    for (const { out } of helps) {
      const examples = [...out.matchAll(/^ {2}(?:source <\()?haproxy-failover ((?:[^|<>()\n])+)/gm)].map(
        ([, words = ""]) => words,
      );
      const calls = examples.filter((words) => !/ {2}|^[A-Z-]| -$/.test(words.trim()));
      expect(calls.length, out).toBeGreaterThan(0);
      for (const call of calls) {
        // The files of the examples are not there; nothing else is wrong with them.
        const { code, err } = await run(...call.trim().split(" "));
        expect(code === 0 || /ENOENT/.test(err), `${call}\n${err}`).toBe(true);
      }
    }
  });

  test.each([["--version"], ["-V"]])("%s prints the version alone", async (flag) => {
    expect(await run(flag)).toEqual({ code: 0, out: `${packageJson.version}\n`, err: "" });
  });
});

describe("wrong usage exits with 2 and says what would be right", () => {
  test.each([
    [[], /no command given\nSee: haproxy-failover --help/],
    [["rendr"], /no command "rendr"/],
    [["toString"], /no command "toString"/],
    [["render"], /render TOPOLOGY\.\.\. --out DIR/],
    [["render", guide], /render needs --out DIR/],
    [["render", guide, "--out"], /argument missing/],
    [["render", guide, "--out", ""], /render needs --out DIR/],
    [["render", guide, "--to", "x"], /Unknown option '--to'/],
    [["show", guide, "web1"], /show TOPOLOGY HOST PATH/],
    [
      ["show", guide, "web9", "/etc/nginx/nginx.conf"],
      /no host "web9"; the topology has web1, web2, primary, secondary/,
    ],
    [["show", guide, "web1", "/etc/motd"], /no file "\/etc\/motd" on web1, which has \/etc\/nginx\/nginx.conf, /],
    [["diff", guide], /diff TOPOLOGY\.\.\. DIR/],
    [["diff", guide, "no-such-folder"], /ENOENT.*no-such-folder/],
    [["check"], /check TOPOLOGY\.\.\./],
    [["check", guide, guide], /two tiers have the name topology: /],
    [["check", "no-such-file"], /ENOENT.*no-such-file/],
    [["init", "--platform", "windows"], /unknown platform "windows"; use one of ubuntu-14.04/],
    [["diagram", guide, "--format", "png"], /unknown format "png"; use svg or mermaid/],
    [["forecast", guide, "--fault", "rain"], /unknown fault "rain"; use one of haproxy-stops, /],
    [["forecast", guide, "--move", "5-2"], /"5-2" is no span of seconds; use LEAST-MOST, such as 2-5/],
    [["schema", "x"], /usage: haproxy-failover schema/],
  ])("%j", async (args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe("render", () => {
  test("writes the files, prints the tree, and counts the warnings", async () => {
    const folder = newFolder();
    const { code, out, err } = await run("render", guide, "--out", folder);
    expect(code).toBe(0);
    expectGolden("test/render-tree.txt", out.replace(folder, "out"));
    expect(err).toBe(`13 warnings; see: haproxy-failover check ${guide}\n`);
    expect((await run("render", guide, "--out", folder)).out).toMatch(
      /14 files for 4 hosts: 0 written, 14 already there\n$/,
    );
    expect(await run("diff", guide, folder)).toEqual({ code: 0, out: "", err: "" });
  });

  test("--json lists the files", async () => {
    const folder = newFolder();
    const { files: written } = JSON.parse((await run("render", guide, "--out", folder, "--json")).out);
    expect(written).toEqual(
      generate(readTopology(guide)).map(({ host, path }) => ({
        host,
        path,
        target: join(folder, host, path),
        changed: true,
      })),
    );
  });

  test("counts hosts that are too many to list", async () => {
    const folder = newFolder();
    const many = parse(readFileSync(guide, "utf8"));
    for (let n = 3; n <= 40; n += 1) many.webServers.push({ name: `web${n}`, privateIp: `10.132.21.${n}` });
    writeFileSync(join(folder, "many.json"), JSON.stringify(many));
    const { out } = await run("render", join(folder, "many.json"), "--out", join(folder, "out"));
    expect(out).toContain("└── and 22 more hosts\n\n90 files for 42 hosts: 90 written");
  });

  test("exits with 2 and names the file that could not be written", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "web1/etc/nginx/nginx.conf"), { recursive: true });
    const { code, out, err } = await run("render", guide, "--out", folder);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^haproxy-failover: cannot write web1:\/etc\/nginx\/nginx.conf: /);
  });
});

test.each(filesBelow("fixtures/guide/expected"))("show prints %s and nothing else", async (name) => {
  const [, host = "", path = ""] = /^([^/]+)(\/.*)$/.exec(name) ?? [];
  const content = readFileSync(`fixtures/guide/expected/${name}`, "utf8");
  expect(await run("show", guide, host, path)).toEqual({ code: 0, out: content, err: "" });
});

describe("diff", () => {
  async function rendered(): Promise<string> {
    const folder = newFolder();
    await run("render", guide, "--out", folder);
    return folder;
  }

  test("shows each changed line, file by file", async () => {
    const folder = await rendered();
    appendFileSync(join(folder, "web1/etc/nginx/nginx.conf"), "# by hand\n");
    chmodSync(join(folder, "web1/etc/nginx/nginx.conf"), 0o640);
    rmSync(join(folder, "primary/etc/default/haproxy"));
    writeFileSync(join(folder, "web2/etc/motd"), "");
    const { code, out, err } = await run("diff", guide, folder);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expectGolden("test/diff.txt", out);
    expect(JSON.parse((await run("diff", guide, folder, "--json")).out)).toEqual({
      differences: [
        { host: "web1", path: "/etc/nginx/nginx.conf", status: "changed" },
        { host: "primary", path: "/etc/default/haproxy", status: "missing" },
        { host: "web2", path: "/etc/motd", status: "extra" },
      ],
    });
  });

  test("shows that a secret differs, without the secret", async () => {
    const folder = await rendered();
    for (const [path, from, to] of [
      ["primary/etc/keepalived/keepalived.conf", "auth_pass password", "auth_pass hunter22"],
      ["primary/etc/keepalived/master.sh", "digitalocean_api_token", "made-up-other-token"],
    ] as const) {
      const text = readFileSync(join(folder, path), "utf8");
      expect(text).toContain(from);
      writeFileSync(join(folder, path), text.replace(from, to));
    }
    const { code, out } = await run("diff", guide, folder);
    expect(code).toBe(1);
    expect(out).toContain("-        auth_pass (hidden)\n+        auth_pass ********\n");
    expect(out).toContain("-export DO_TOKEN='(hidden)'\n+export DO_TOKEN='********'\n");
    expect(out).not.toMatch(/hunter22|made-up|digitalocean_api_token|auth_pass password/);
  });

  test("says so if only masked text differs, or if there is no regular file", async () => {
    const folder = await rendered();
    const script = join(folder, "primary/etc/keepalived/master.sh");
    writeFileSync(script, readFileSync(script, "utf8").replace("digitalocean_api_token", "********"));
    rmSync(join(folder, "web1/etc/nginx/nginx.conf"));
    mkdirSync(join(folder, "web1/etc/nginx/nginx.conf"), { mode: 0o755 });
    const { code, out } = await run("diff", guide, folder);
    expect(code).toBe(1);
    expect(out).toBe(
      "not a regular file: web1/etc/nginx/nginx.conf\ndiffers only in masked text: primary/etc/keepalived/master.sh\n",
    );
  });

  test("names a leftover, a file that is too large, and one that is too different", async () => {
    const folder = await rendered();
    writeFileSync(join(folder, "web1/etc/nginx/.haproxy-failover-0k3x9z.tmp"), "");
    truncateSync(join(folder, "web1/etc/nginx/nginx.conf"), 600 * 1024 * 1024);
    const lines = Array.from({ length: 9000 }, (_, index) => `line ${index}\n`);
    writeFileSync(join(folder, "web2/etc/nginx/nginx.conf"), lines.join(""));
    const { code, out } = await run("diff", guide, folder);
    const size = statSync("fixtures/guide/expected/web1/etc/nginx/nginx.conf").size;
    expect({ code, lines: out.split("\n") }).toEqual({
      code: 1,
      lines: [
        `too large: web1/etc/nginx/nginx.conf has 629145600 bytes, should have ${size}`,
        `too different to show: web2/etc/nginx/nginx.conf has ${lines.join("").length} bytes, should have ${size}`,
        "left behind by an interrupted render; the next one removes it: web1/etc/nginx/.haproxy-failover-0k3x9z.tmp",
        "",
      ],
    });
    expect((await run("render", guide, "--out", folder)).code).toBe(0);
    expect(await run("diff", guide, folder)).toEqual({ code: 0, out: "", err: "" });
  });

  test("of an invalid topology exits with 2", async () => {
    expect(await run("diff", "fixtures/refused/empty.yaml", ".")).toMatchObject({ code: 2, out: "" });
  });
});

describe("check", () => {
  test("prints the guide's warnings, and fails for them only if asked to", async () => {
    const { code, out } = await run("check", guide);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^fixtures\/guide\/topology.yaml: no errors, 13 warnings\n\nplatform {2}\(platform-end-of-life\)\n/,
    );
    expect(await run("check", "--strict", guide)).toEqual({ code: 1, out, err: "" });
    const { errors, warnings } = JSON.parse((await run("check", "--json", guide)).out);
    expect(errors).toEqual([]);
    expect(warnings).toHaveLength(13);
  });
});

test("schema prints the JSON Schema", async () => {
  const { code, out } = await run("schema");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(topologyJsonSchema)));
});

describe("init", () => {
  test.each(platformNames)("--platform %s prints a valid topology", async (platform) => {
    const { code, out, err } = await run("init", "--platform", platform);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(parseTopology(parse(out)).platform).toBe(platform);
  });

  test("defaults to the newest platform tested on its own programs", async () => {
    expect((await run("init")).out).toBe((await run("init", "--platform", "debian-13")).out);
  });
});

test("names a folder in place of a topology", async () => {
  const { code, err } = await run("show", "fixtures", "web1", "/etc/nginx/nginx.conf");
  expect(code).toBe(2);
  expect(err).toContain("EISDIR: fixtures is a folder; a topology is a file");
});
