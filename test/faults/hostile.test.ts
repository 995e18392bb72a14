import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { haproxyWords } from "../../src/guards/haproxy-line.js";
import { type GeneratedFile, generate, lint, parseTopology, TopologyError } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { scenarios } from "../master/scenarios.js";
import { fixtures, guideInput } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { run } from "../support/run.js";
import { filesNamed, tiers, warningsOf } from "./tiers.js";

// The title of each case is a heading of docs/field-faults.md.

/** What ends a line, a block, a quote or a comment in one of the formats, or runs something in a shell. */
const payloads = [
  "a\n    daemon",
  "a\r\nb",
  "a; deny all",
  "a }",
  "a {",
  "a' b",
  'a" b',
  "a` b",
  "a$(id)",
  "a$host'",
  "a # b",
  "a ! b",
  "a\\",
  "a\u0000b",
  "a\u2028b",
  "{{a}} b",
];

/** The places of every text in a topology. */
function textPlaces(value: unknown, keys: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === "string") return [keys];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    textPlaces(inside, [...keys, Array.isArray(value) ? Number(key) : key]),
  );
}

function withText(topology: unknown, keys: readonly (string | number)[], text: string): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return text;
  const copy = Array.isArray(topology) ? [...topology] : { ...(topology as object) };
  const inside = copy as Record<string | number, unknown>;
  inside[key] = withText(inside[key], rest, text);
  return copy;
}

/** Lines of one's own are written in HAProxy's language: they may say anything, in one line. */
function isOwnLine(keys: readonly (string | number)[]): boolean {
  return keys.includes("lines");
}

/** The files of a topology, or where it is wrong. */
function outcomeOf(input: unknown): { files: GeneratedFile[] } | { refused: string[] } {
  try {
    return { files: generate(parseTopology(input)) };
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error;
    return { refused: error.issues.map(({ keys }) => keys.join(".")) };
  }
}

test("Injection: a name or an address ends a line, a block, a quote or a comment", () => {
  let tried = 0;
  const seen = new Set<string>();
  for (const { name, topology: path } of fixtures) {
    const input: unknown = parse(readFileSync(path, "utf8"));
    const { platform, failover } = readTopology(path);
    for (const keys of textPlaces(input)) {
      // Each kind of place once for each platform and provider.
      const kind = [platform, failover.provider, ...keys.filter((key) => typeof key === "string")].join();
      if (seen.has(kind)) continue;
      seen.add(kind);
      for (const payload of payloads) {
        tried += 1;
        const what = `${name}: ${keys.join(".")} = ${JSON.stringify(payload)}`;
        const changed = withText(input, keys, payload);
        const outcome = outcomeOf(changed);
        // A token may be anything that a shell leaves alone between single quotes, and stands nowhere else.
        if ("refused" in outcome) expect(outcome.refused, what).toContain(keys.join("."));
        else {
          if (isOwnLine(keys)) {
            expect(payload, what).not.toMatch(/[\r\n\0]/);
            continue;
          }
          // The value of a header is one word of haproxy.cfg, whatever it says.
          if (keys.includes("responseHeaders")) {
            const [config = ""] = outcome.files.flatMap(({ path, content }) =>
              path.endsWith(".cfg") ? [content] : [],
            );
            const words = config.split("\n").map((line) => haproxyWords(line.trim()));
            const means = payload.replaceAll("%", "%%");
            expect(
              words.some((line) => Array.isArray(line) && line.at(-1) === means && line[1] === "set-header"),
              what,
            ).toBe(true);
            continue;
          }
          expect(keys.at(-1), what).toBe("token");
          for (const { content } of outcome.files) {
            expect(content.split(payload).length, what).toBe(content.split(`'${payload}'`).length);
          }
        }
      }
    }
  }
  expect(tried).toBeGreaterThan(1_000);
}, 120_000);

test("The token or the password is in a log, in a diff, in ps, or in a file that everybody can read", async () => {
  const [password, token] = ["Sw0rdFsh", "made-up-token-of-the-case"];
  for (const { topology } of tiers()) {
    const failover = "token" in topology.failover ? { ...topology.failover, token } : topology.failover;
    const vrrp = topology.vrrp.password === undefined ? topology.vrrp : { ...topology.vrrp, password };
    const tier = parseTopology({ ...topology, vrrp, failover });
    for (const { path, mode, secret, content } of generate(tier)) {
      const holds = [password, token].some((one) => content.includes(one));
      expect(secret, path).toBe(holds);
      if (holds) expect(mode & 0o077, path).toBe(0);
    }
    expect(JSON.stringify(lint(tier))).not.toMatch(/Sw0rdFsh|made-up-token-of/);
  }
  // A diff against files with other secrets shows neither these nor those.
  const { failover, ...guide } = guideInput();
  const folder = newFolder();
  const file = join(folder, "topology.json");
  writeFileSync(file, JSON.stringify({ ...guide, vrrp: { password }, failover: { ...failover, token } }));
  const old = join(folder, "out", "primary", "etc", "keepalived");
  mkdirSync(old, { recursive: true });
  writeFileSync(join(old, "keepalived.conf"), "    auth_pass 0ldSword\n");
  writeFileSync(join(old, "master.sh"), "export DO_TOKEN='old-made-up-token'\n");
  for (const args of [
    ["check", file],
    ["show", file],
    ["diff", file, join(folder, "out")],
    ["diagram", file],
    ["forecast", file],
  ]) {
    const { out, err } = await run(...args);
    if (args[0] !== "show") expect(out + err, args[0]).not.toMatch(/Sw0rdFsh|made-up-token/);
    expect(out + err, args[0]).not.toMatch(/0ldSword|old-made-up/);
  }
});

test("The address did not move, and the script ended with exit 0", () => {
  expect(warningsOf(guideInput())).toContain("takeover-result-unchecked");
  // Today's script tries again until the address is here, and says each failure once in the log.
  for (const failure of ["401", "404", "500", "the action is errored", "the action never completes"]) {
    const [, ...said] = scenarios.find(({ name }) => name === failure)?.syslog ?? [];
    expect(said.length, failure).toBeGreaterThan(0);
  }
});

test("After a short split brain the cloud's address stays on the backup", () => {
  expect(warningsOf(guideInput())).toContain("takeover-on-transition-only");
  // Today's service looks where the address is for as long as this balancer is master.
  for (const file of filesNamed("/haproxy-failover.service")) {
    expect(file.content).toContain("\nExecStart=/etc/keepalived/master.sh run\nRestart=always\n");
  }
});
