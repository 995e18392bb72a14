import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { describeWith } from "../real/programs.js";
import { filesBelow } from "../support/fixtures.js";

/** This Node, and any others whose paths are given. */
const nodes = [process.execPath, ...(process.env.OTHER_NODES ?? "").split(delimiter).filter((path) => path !== "")];

const root = process.cwd();
const guide = join(root, "fixtures/guide");
const topology = join(guide, "topology.yaml");
const golden = filesBelow(join(guide, "expected"));

let project: string;

function call(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  expect(status, `${command} ${args.join(" ")}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}

/** Packs the library and installs the tarball in an empty project. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "haproxy-failover-package-"));
  const [packed] = JSON.parse(call("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", project], root));
  writeFileSync(join(project, "package.json"), '{ "name": "consumer", "private": true }\n');
  call("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", join(project, packed.filename)], project);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Prints every file that the library generates, as `host/path` and text, in JSON. */
const printFiles = `
const files = generate(readTopology(${JSON.stringify(topology)}));
console.log(JSON.stringify(files.map(({ host, path, content }) => [host + path, content])));
`;

function expectGuide(files: [string, string][]): void {
  expect(files.map(([name]) => name).sort()).toEqual(golden);
  for (const [name, content] of files) expect(content, name).toBe(readFileSync(join(guide, "expected", name), "utf8"));
}

/** The file that a file of the library is made of: a module, or a template that several share. */
function sourceOf(built: string): string {
  const path = built.replace(/^dist\/(.*)\.c?js$/, "$1");
  return path.startsWith("templates/") ? `${path}.mustache` : `src/${path}.ts`;
}

const builtOf = (source: string, end: string) =>
  source.replace(
    /^src\/(.*)\.ts$|^(.*)\.mustache$/,
    (_, module = "", template = "") => `dist/${module}${template}.${end}`,
  );

test("contains the build and its documentation, and nothing else", () => {
  const folder = join(project, "node_modules/haproxy-failover");
  const pages = readdirSync("docs").filter((name) => /\.(md|svg)$/.test(name));
  expect(readdirSync(join(folder, "docs"))).toEqual(pages);
  const names = filesBelow(folder)
    .filter((name) => !name.startsWith("docs/"))
    .map((name) =>
      name.replace(/^(dist\/(?:cli-(?:chunk|dist|parse)|generate|tiers|topology))-[\w-]{8}\./, "$1-HASH."),
    );
  const ofTheLibrary = names.filter((name) => /^dist\/(?!cli)[\w./-]+(?<!\.d)\.(js|cjs)$/.test(name));
  const sources = [...new Set(ofTheLibrary.map(sourceOf))];
  expect(sources.filter((name) => !existsSync(name))).toEqual([]);
  expect(new Set(names)).toEqual(
    new Set([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "package.json",
      "dist/cli.cjs",
      "dist/cli.licenses.txt",
      // What the command line loads late, and what of that several have in common.
      ...["ansible", "cloud-init", "document", "explain", "make", "others", "patch", "read", "routes"].map(
        (name) => `dist/cli-${name}.cjs`,
      ),
      ...["setup-files", "statistics", "templates", "chunk-HASH", "dist-HASH", "parse-HASH"].map(
        (name) => `dist/cli-${name}.cjs`,
      ),
      ...["index", "node", "yaml", "explanations/index", "generate-HASH", "tiers-HASH", "topology-HASH"].flatMap(
        (name) => [`dist/${name}.d.ts`, `dist/${name}.d.cts`],
      ),
      // One file for each source file, in both formats.
      ...sources.flatMap((name) => ["js", "cjs"].map((end) => builtOf(name, end))),
    ]),
  );
});

test("installs only what the library needs", () => {
  const installed = readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."));
  expect(installed).toEqual(["haproxy-failover", "ip-address", "yaml", "zod"]);
  const licenses = readFileSync(join(project, "node_modules/haproxy-failover/dist/cli.licenses.txt"), "utf8");
  for (const name of ["diff", "ip-address", "yaml", "zod"]) expect(licenses).toMatch(new RegExp(`^${name}$`, "m"));
});

test("its types do not mention zod", () => {
  const folder = join(project, "node_modules/haproxy-failover/dist");
  const declarations = filesBelow(folder).filter((name) => /\.d\.c?ts$/.test(name));
  expect(declarations.length).toBeGreaterThanOrEqual(4);
  for (const name of declarations) {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text.match(/.*zod.*/gi), name).toBeNull();
  }
});

describe.each(nodes)("with %s", (node) => {
  test("works with import", () => {
    const source = `import { generate } from "haproxy-failover"; import { readTopology } from "haproxy-failover/node"; ${printFiles}`;
    expectGuide(JSON.parse(call(node, ["--input-type=module", "-e", source], project)));
  });

  test("works with require", () => {
    const source = `const { generate } = require("haproxy-failover"); const { readTopology } = require("haproxy-failover/node"); ${printFiles}`;
    expectGuide(JSON.parse(call(node, ["-e", source], project)));
  });

  test.each(["import", "require"])("has one TopologyError for both entries, by %s", (way) => {
    const names = {
      import: (from: string) => `await import("${from}")`,
      require: (from: string) => `require("${from}")`,
    };
    const load = names[way as keyof typeof names];
    const source = `
      const { TopologyError } = ${load("haproxy-failover")};
      const { readTopology } = ${load("haproxy-failover/node")};
      try { readTopology("/dev/null"); } catch (error) { console.log(error instanceof TopologyError, error.name); }`;
    const type = way === "import" ? ["--input-type=module"] : [];
    expect(call(node, [...type, "-e", source], project)).toBe("true TopologyError\n");
  });

  test("works through its bin", () => {
    const bin = join(project, "node_modules/.bin/haproxy-failover");
    const out = join(project, `out-${basename(node)}-${nodes.indexOf(node)}`);
    call(node, [bin, "render", topology, "--out", out], project);
    expect(filesBelow(out)).toEqual(golden);
    expectGuide(golden.map((name) => [name, readFileSync(join(out, name), "utf8")]));
  });
});

/** A script for browsers that leaves the guide's files in `globalThis.files`. */
async function browserBundle(): Promise<string> {
  const input = parse(readFileSync(topology, "utf8"));
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { generate, parseTopology } from "haproxy-failover";
        globalThis.files = generate(parseTopology(${JSON.stringify(input)})).map(({ host, path, content }) => [host + path, content]);`,
      resolveDir: project,
    },
    bundle: true,
    platform: "browser",
    format: "iife",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

describe("a browser bundle", () => {
  test("runs with only the language's globals", async () => {
    const context: { files?: [string, string][] } = {};
    runInNewContext(await browserBundle(), context);
    expectGuide(context.files ?? []);
  });

  describeWith(["chromium"], false, "in Chromium", () => {
    test("runs in a page", async () => {
      const page = join(project, "page.html");
      const script = (await browserBundle()).replaceAll("</script", "<\\/script");
      writeFileSync(
        page,
        `<meta charset="utf-8"><body><script>${script}
        document.body.textContent = encodeURIComponent(JSON.stringify(files));</script>`,
      );
      const flags =
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
      const dom = call(
        "chromium",
        [...flags.split(" "), `--user-data-dir=${join(project, "chromium")}`, "--dump-dom", `file://${page}`],
        project,
      );
      const [, text = ""] = /<body>([^<]*)<\/body>/.exec(dom) ?? [];
      expectGuide(JSON.parse(decodeURIComponent(text)));
    });
  });
});
