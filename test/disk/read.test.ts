import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseTopology } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { guideInput } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { issuesFrom } from "../support/issues.js";

function read(text: string | Uint8Array) {
  const path = join(newFolder(), "topology");
  writeFileSync(path, text);
  return readTopology(path);
}

const issuesOf = (text: string | Uint8Array) =>
  issuesFrom(() => read(text)).map(({ line, path, code }) => `${line} ${path} ${code}`);

const guide = () => parseTopology(guideInput());
const json = JSON.stringify(guideInput(), null, 2);

test.each([
  ["JSON", json],
  ["JSON on one line", JSON.stringify(guideInput())],
  ["JSON with a byte order mark", `\ufeff${json}`],
  ["JSON with line ends of Windows", json.replaceAll("\n", "\r\n")],
  ["JSON with an escaped quote before a colon", json.replace("{", '{ "services": [{ "name": "www" }],')],
  ["YAML with comments", `# first\n${json} # last\n`],
])("reads %s", (_what, text) => {
  expect(read(text)).toEqual(guide());
});

test("YAML aliases work", () => {
  const text = json.replace('"password": "password"', '"password": &p password, "instance": *p');
  expect(read(text).vrrp).toMatchObject({ password: "password", instance: "password" });
});

test("errors have lines for JSON as for YAML", () => {
  expect(issuesOf(json.replace("10.132.20.237", "10.132.20.999"))).toEqual([
    "10 webServers[1].privateIp address-malformed",
  ]);
});

test("a duplicate key in JSON is an error, though JSON.parse takes the last", () => {
  expect(issuesOf(json.replace('"platform"', '"platform": "x",\n  "platform"'))).toEqual(["3  yaml-duplicate-key"]);
});

test.each([
  ["UTF-16", Buffer.from(`\ufeff${json}`, "utf16le"), ["undefined  text-binary"]],
  ["Latin-1", Buffer.from("# caf\xe9\n", "latin1"), ["undefined  text-binary"]],
  ["a NUL", `${json}\0`, [`${json.split("\n").length}  text-binary`]],
  ["nothing but blanks", " \n\t\n", ["undefined  text-empty"]],
  ["a circle of aliases", "platform: &a [*a]\n", expect.arrayContaining(["1 platform platform-unknown"])],
  ["levels without end, as flow", "[".repeat(100_000), ["1  yaml-too-deep"]],
  ["levels without end, as a list of lists", `${"- ".repeat(50_000)}a`, ["1  yaml-too-deep"]],
  ["levels without end, as JSON", `${"[".repeat(50_000)}${"]".repeat(50_000)}`, ["1  yaml-too-deep"]],
  [
    "levels without end, as maps",
    Array.from({ length: 500 }, (_, n) => `${" ".repeat(n)}a:`).join("\n"),
    ["1  yaml-too-deep"],
  ],
])("refuses %s", (_what, text, issues) => {
  expect(issuesOf(text)).toEqual(issues);
});

test.each([
  ["101 aliases", `a: &a 1\nb: [${Array(101).fill("*a").join(", ")}]\n`, ["2  yaml-alias"]],
  ["a line end of old Macs", "platform: x\rwebServers: []\r", ["1  text-binary"]],
  ["YAML of more than 100,000 lines", "\n".repeat(100_001), ["undefined  text-empty"]],
  [
    "YAML of more than 100,000 lines, with something in it",
    `${"\n".repeat(100_001)}a: 1`,
    ["undefined  text-too-large"],
  ],
  ["YAML of more than 2 MiB", `a: ${"x".repeat(2 ** 21)}`, ["undefined  text-too-large"]],
])("refuses %s", (_what, text, issues) => {
  expect(issuesOf(text)).toEqual(issues);
});

test("a map with very many equal keys is refused", () => {
  expect(issuesOf(`{${"a,".repeat(100_000)}}`)).toContain("1  yaml-duplicate-key");
});

test("an undefined alias does not hide other errors", () => {
  expect(issuesOf(json.replace('"web2"', "*x").replace("10.132.20.237", "10.132.20.999"))).toEqual([
    "9  yaml-alias",
    "9 webServers[1].name missing",
    "10 webServers[1].privateIp address-malformed",
  ]);
});

test("stops reading at 16 MiB, since a device may never end", () => {
  expect(() => readTopology("/dev/zero")).toThrow(/at most 16 MiB/);
});

test("passes on the system's error for an unreadable file", () => {
  const folder = newFolder();
  mkdirSync(join(folder, "folder"));
  expect(() => readTopology(join(folder, "nothing"))).toThrow(/ENOENT/);
  expect(() => readTopology(join(folder, "folder"))).toThrow(/EISDIR/);
});
