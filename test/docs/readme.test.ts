import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { defaultFiles, generate, parseTopology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { snippetsOf } from "../support/markdown.js";

const readme = readFileSync("README.md", "utf8");
const yaml = snippetsOf("README.md").find(({ argument }) => argument === "topology.yaml")?.text ?? "";
const made = () => generate(parseTopology(parse(yaml)));

test("the README shows a generated file exactly", () => {
  const shown = snippetsOf("README.md").filter(({ kind }) => kind === "generated");
  expect(shown.length).toBeGreaterThan(0);
  const files = made();
  for (const { argument, text } of shown) {
    expect(files.find(({ host, path }) => `${host}:${path}` === argument)?.content).toBe(text);
  }
});

test("the README counts the files of its topology", () => {
  const files = made();
  expect(readme).toContain(`gives ${files.length} files for four hosts`);
  expect(new Set(files.map(({ host }) => host)).size).toBe(4);
});

test("the README's table has every file, with its hosts, its mode and its platforms", () => {
  const guide = readTopology("fixtures/guide/topology.yaml");
  const today = readTopology("fixtures/debian-13-default/topology.yaml");
  const withHooks = readTopology("fixtures/debian-12-vip-hooks/topology.yaml");
  const made = (path: string, on: string) =>
    [guide, today, withHooks].map((topology) => {
      const names: readonly string[] = on === "webServers" ? topology.webServers.map(({ name }) => name) : [];
      return generate(topology).some(
        (file) => file.path === path && names.includes(file.host) === (on === "webServers"),
      );
    });
  const rows = defaultFiles.map(({ on, path, mode }) => {
    const [onGuide, ...onToday] = made(path, on);
    const platforms = onGuide && onToday[0] ? "all" : onToday.includes(true) ? "systemd" : "`ubuntu-14.04`";
    const host = on === "webServers" ? "web server" : "load balancer";
    return `| ${host} | \`${path}\` | ${mode.toString(8).padStart(4, "0")} | ${platforms} |`;
  });
  const [, table = ""] = /## What it makes\n\n[^\n]+\n[^\n]+\n((?:\|[^\n]+\n)+)/.exec(readme) ?? [];
  // What a row says of its file, between the path and the mode, is free.
  expect(
    table
      .replace(/`, [^|]+ \|/g, "` |")
      .trimEnd()
      .split("\n"),
  ).toEqual(rows);
});
