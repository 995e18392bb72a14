import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseTopology, TopologyError } from "../../src/index.js";
import { taken } from "../../src/topology/rules/lines.js";
import { fixtures, guideInput } from "../support/fixtures.js";

const issuesOf = (change: object) => {
  try {
    parseTopology({ ...guideInput(), platform: "debian-13", ...change });
  } catch (error) {
    if (error instanceof TopologyError) return error.issues.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
};

describe("a line of one's own", () => {
  test.each([
    ["daemon", "line-taken"],
    ["stats   socket /run/x", "line-taken"],
    ["frontend x", "line-starts-section"],
    ["acme x", "line-starts-section"],
    [".if defined(X)", "line-starts-section"],
    ["\\x62ackend x", "line-starts-section"],
    ["tune.bufsize 32768", undefined],
    ["stats maxconn 20", undefined],
  ])("in global: %s", (line, code) => {
    expect(issuesOf({ lines: { global: [line] } })).toEqual(code === undefined ? [] : [`lines.global[0] ${code}`]);
  });

  test.each([
    ["bind :81", "line-taken"],
    ['"bind" :81', "line-taken"],
    ["mode tcp", "line-taken"],
    ["option forwardfor", "line-taken"],
    ["http-request set-header x-forwarded-for %[src]", "line-taken"],
    ["http-request add-header X-Forwarded-Proto https", "line-taken"],
    ["option httpclose", undefined],
    ["http-request set-header X-Forwarded 1", undefined],
  ])("in a frontend: %s", (line, code) => {
    expect(issuesOf({ services: [{ lines: [line] }] })).toEqual(
      code === undefined ? [] : [`services[0].lines[0] ${code}`],
    );
  });

  test.each([
    ["server x 10.0.0.1:80", "line-taken"],
    ["balance source", "line-taken"],
    ["option httpchk GET /", "line-taken"],
    ["stick on src", undefined],
  ])("in a backend: %s", (line, code) => {
    const change = { services: [{ backend: "app" }], backends: [{ name: "app", port: 3000, lines: [line] }] };
    expect(issuesOf(change)).toEqual(code === undefined ? [] : [`backends[0].lines[0] ${code}`]);
  });
});

/** A section's own lines in a generated file, without those of the topology. */
function linesOf(section: string, config: string): string[] {
  const [, body = ""] = new RegExp(`^${section}\\n((?: .*\\n|\\n)*)`, "m").exec(config) ?? [];
  const [ours = ""] = body.replace(/ {4}# Of one's own[\s\S]*?(?=\n\n|$)/, "").split("\n\n\n");
  return ours
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

test("a custom line may not repeat a key of its section", () => {
  const keys = { maxconn: 100, timeouts: { client: "1m" } };
  const lines = ["maxconn 200", "timeout client 2m", "timeout client-fin 1s"];
  expect(issuesOf({ services: [{ lines }] })).toEqual([]);
  expect(issuesOf({ services: [{ ...keys, lines }] })).toEqual([
    "services[0].lines[0] line-taken",
    "services[0].lines[1] line-taken",
  ]);
});

describe.each(["global", "defaults"] as const)("no custom line repeats a line of %s", (section) => {
  const ofToday = fixtures.filter(({ topology }) => !readFileSync(topology, "utf8").includes("ubuntu-14.04"));
  /** These may stand there twice. */
  const repeatable = /^(log|errorfile) /;

  test.each(ofToday)("fixture $name", ({ topology, expected }) => {
    const [, balancer] = /loadBalancers:[^-]*- (?:\{ )?name: "?([\w-]+)/.exec(readFileSync(topology, "utf8")) ?? [];
    const config = readFileSync(`${expected}/${balancer}/etc/haproxy/haproxy.cfg`, "utf8");
    const lines = linesOf(section, config).filter((line) => !repeatable.test(line));
    expect(lines.length).toBeGreaterThan(5);
    const starts: readonly string[] = taken[section];
    expect(lines.filter((line) => !starts.some((start) => `${line} `.startsWith(`${start} `)))).toEqual([]);
  });
});
