import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { devDependencies } from "../../package.json";

// The declarations, compiled by whoever imports them: the oldest TypeScript that README.md names, the project's own, and
// the newest, with nothing but the language's library of 2015: no DOM, no @types/node, no zod.

const main = `
import { generate, haproxyCfg, parseTopology, type Topology, TopologyError } from "haproxy-failover";

const topology: Topology = parseTopology({});
export const text: string = haproxyCfg(topology, topology.loadBalancers[0]);
export const paths: string[] = generate(topology).map(({ path }) => path);
export function codesOf(error: unknown): string[] {
  return error instanceof TopologyError ? error.issues.map(({ code }) => code) : [];
}
// @ts-expect-error A host is not a number: what could not be resolved would be \`any\`, and take it.
haproxyCfg(topology, 1);
// @ts-expect-error Nothing here declares what belongs to browsers and to Node.
export const url = new URL("https://example.com");
`;

const node = `
import { readTopology, WriteError, writeFiles } from "haproxy-failover/node";
import { generate } from "haproxy-failover";

writeFiles(generate(readTopology("topology.yaml")), "out");
export function hostOf(error: unknown): string {
  return error instanceof WriteError ? error.host : "";
}
// @ts-expect-error A path is not a boolean.
readTopology(true);
`;

const files = { main, node };
let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "haproxy-failover-types-"));
  const installed = join(project, "node_modules/haproxy-failover");
  mkdirSync(installed, { recursive: true });
  cpSync("dist", join(installed, "dist"), { recursive: true });
  cpSync("package.json", join(installed, "package.json"));
  writeFileSync(join(project, "package.json"), '{ "type": "module" }\n');
  for (const [name, text] of Object.entries(files))
    for (const end of ["ts", "mts", "cts"]) writeFileSync(join(project, `${name}.${end}`), text);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** How the package is found: as Node does in both formats, as bundlers do, and as TypeScript did before `exports`. */
const resolutions = {
  nodenext: { module: "nodenext", files: ["main.mts", "main.cts", "node.mts", "node.cts"] },
  bundler: { module: "esnext", files: ["main.ts", "node.ts"] },
  node: { module: "commonjs", files: ["main.ts", "node.ts"] },
};

test.each([
  ["typescript-oldest", "nodenext"],
  ["typescript-oldest", "node"],
  ["typescript", "nodenext"],
  ["typescript", "bundler"],
  ["typescript", "node"],
  ["typescript-newest", "nodenext"],
  ["typescript-newest", "bundler"],
] as const)("%s accepts the declarations with %s", (compiler, moduleResolution) => {
  const { module, files } = resolutions[moduleResolution];
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    lib: ["es2015"],
    target: "es2015",
    module,
    moduleResolution,
  };
  const config = join(project, `${compiler}-${moduleResolution}.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  const tsc = join("node_modules", compiler, "bin/tsc");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", config], { encoding: "utf8" });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("README.md names the oldest and newest TypeScript tested here", () => {
  const [oldest, newest] = ["typescript-oldest", "typescript-newest"].map((name) =>
    /typescript@(\d+\.\d+)\./.exec(devDependencies[name as keyof typeof devDependencies])?.at(1),
  );
  expect(readFileSync("README.md", "utf8")).toContain(`TypeScript ${oldest} to ${newest}`);
});
