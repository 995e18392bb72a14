import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as library from "../src/index.js";
import {
  defaultFiles,
  type GeneratedFile,
  generate,
  haproxyCfg,
  haproxyCfgFile,
  haproxyDefaults,
  haproxyDropIn,
  keepalivedConf,
  type LoadBalancer,
  type LoadBalancerFile,
  lint,
  NoSuchFileError,
  nginxConfFile,
  nginxLogFormat,
  parseTopology,
  sysctl,
  type Topology,
  UnsafeValueError,
} from "../src/index.js";
import { readTopology } from "../src/node.js";
import { filesBelow, fixtures, guideInput, isExecutable } from "./support/fixtures.js";
import { expectGolden } from "./support/golden.js";

describe.each(fixtures)("fixture $name", ({ topology, expected }) => {
  // Made in each test, not while tests are collected: coverage then says which test runs what.
  const made = () => generate(readTopology(topology));

  test("gives exactly its expected files, byte for byte", () => {
    const files = made();
    for (const { host, path, content, mode } of files) {
      expectGolden(join(expected, host, path), content, mode & 0o100 ? 0o755 : 0o644);
    }
    // Not even `npm run goldens` removes one: it may have been written by hand, before the code.
    const generated = new Set(files.map(({ host, path }) => host + path));
    const unknown = filesBelow(expected).filter((path) => !generated.has(path));
    expect(unknown, `nothing generates these files of ${expected}: register them, or remove them`).toEqual([]);
  });

  test("gives files that end in a line end, and have the right mode", () => {
    for (const { host, path, content, mode } of made()) {
      const name = host + path;
      expect(content, name).toMatch(/[^\n]\n$/);
      expect(content, name).not.toMatch(/[^\n\x20-\x7e]|[ \t]$/m);
      // Only hooks.sh does not run as root.
      const ofScript = path.endsWith("/hooks.sh") ? 0o755 : 0o700;
      const ofOther = path.endsWith("/keepalived/keepalived.conf") ? 0o600 : 0o644;
      expect(mode, name).toBe(path.endsWith(".sh") ? ofScript : ofOther);
      expect(isExecutable(join(expected, name)), name).toBe((mode & 0o100) !== 0);
    }
  });

  test("marks only files with a password or a token as secret", () => {
    const { vrrp, failover } = readTopology(topology);
    for (const { content, secret, path } of made()) {
      const holdsSecret =
        content.includes(`auth_pass ${vrrp.password}\n`) ||
        ("token" in failover && failover.token !== undefined && content.includes(`'${failover.token}'`));
      expect(secret, path).toBe(holdsSecret);
    }
  });
});

test.each(["webServers", "loadBalancers"])("the files of the %s are sorted by path", (kind) => {
  const paths = defaultFiles.filter(({ on }) => on === kind).map(({ path }) => path);
  expect(paths).toEqual([...paths].sort());
});

test("the guide's golden files exist", () => {
  expect(fixtures.map(({ name }) => name)).toContain("guide");
  expect(filesBelow("fixtures/guide/expected")).toHaveLength(14);
  expect(existsSync("fixtures/guide/expected/primary/etc/keepalived/master.sh")).toBe(true);
});

test("the same topology gives the same files, and is not modified", () => {
  const topology = parseTopology(guideInput());
  const before = structuredClone(topology);
  expect(generate(topology)).toEqual(generate(parseTopology(guideInput())));
  expect(topology).toEqual(before);
});

describe("a topology that was never parsed", () => {
  const guide = parseTopology(guideInput());
  const [primary, ...others] = guide.loadBalancers;

  test.each<[string, object]>([
    [
      "an address that ends a block",
      { ...guide, loadBalancers: [{ ...primary, privateIp: "10.0.0.1; }" }, ...others] },
    ],
    [
      "an anchor IP that starts a line",
      { ...guide, loadBalancers: [{ ...primary, anchorIp: "10.0.0.1\n" }, ...others] },
    ],
    [
      "an anchor IP of many words",
      { ...guide, loadBalancers: [{ ...primary, anchorIp: "0.0.0.0:9999 name x" }, ...others] },
    ],
    [
      "an anchor IP that opens a path",
      { ...guide, loadBalancers: [{ ...primary, anchorIp: "10.0.0.1/?x=" }, ...others] },
    ],
    [
      "a server whose name brings an address along",
      { ...guide, webServers: [{ ...guide.webServers[0], name: "w 6.6.6.6:80 source" }] },
    ],
    [
      "a reserved IP that is part of a URL",
      { ...guide, failover: { ...guide.failover, reservedIp: "203.0.113.10/x" } },
    ],
    ["a port in words", { ...guide, services: [{ ...guide.services[0], port: "80/x" }] }],
    ["a password that starts a comment", { ...guide, vrrp: { ...guide.vrrp, password: "a#b" } }],
    ["a token that ends its quotes", { ...guide, failover: { ...guide.failover, token: "a'$(id)'" } }],
    ["a token file that runs a command", { ...guide, failover: { ...guide.failover, tokenFile: "/etc/x;id" } }],
    ["a reserved IP that is nothing", { ...guide, failover: { ...guide.failover, reservedIp: "" } }],
  ])("with %s gives no file, and an error without the value", (_what, unparsed) => {
    const topology = unparsed as Topology;
    expect(() => generate(topology)).toThrow(UnsafeValueError);
    expect(() => generate(topology)).toThrow(
      /^a value that is not allowed there for \{\{\w+\}\} in \/etc\/[\w./-]+; pass topologies through/,
    );
  });
});

describe("a value that is not a parsed topology", () => {
  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", "platform: debian-13"],
    ["an empty map", {}],
    ["a map without lists", { platform: "debian-13" }],
    ["a topology before its defaults", { ...guideInput(), services: undefined }],
    ["hosts that are none", { ...readTopology("fixtures/guide/topology.yaml"), loadBalancers: [null, "second"] }],
    ["a platform that every object has", { ...readTopology("fixtures/guide/topology.yaml"), platform: "toString" }],
    [
      "a provider that every object has",
      { ...readTopology("fixtures/guide/topology.yaml"), failover: { provider: "toString" } },
    ],
  ])("is refused: %s", (_what, unparsed) => {
    expect(() => generate(unparsed as Topology)).toThrow(UnsafeValueError);
  });

  test("is also refused by a file's function and by lint", () => {
    const topology = {} as Topology;
    expect(() => haproxyDefaults(topology)).toThrow(UnsafeValueError);
    expect(() => haproxyCfg(topology, {} as LoadBalancer)).toThrow(UnsafeValueError);
    expect(() => lint(topology)).toThrow(UnsafeValueError);
  });
});

describe("a list of files", () => {
  const topology = readTopology("fixtures/debian-13-default/topology.yaml");
  const [primary] = topology.loadBalancers;
  const paths = (files: readonly GeneratedFile[]) => [...new Set(files.map(({ path }) => path))];

  test("may be one file, for each host that has it", () => {
    const files = generate(topology, { files: [haproxyCfgFile] });
    expect(files).toEqual(generate(topology).filter(({ path }) => path === haproxyCfgFile.path));
    expect(files).toHaveLength(topology.loadBalancers.length);
  });

  test("may omit a file, or contain a changed one", () => {
    const changed = { ...haproxyCfgFile, mode: 0o640, text: () => () => "changed\n" };
    const files = generate(topology, { files: defaultFiles.map((file) => (file === haproxyCfgFile ? changed : file)) });
    expect(paths(files)).toEqual(paths(generate(topology)));
    expect(files.filter(({ mode }) => mode === 0o640).map(({ content }) => content)).toEqual([
      "changed\n",
      "changed\n",
    ]);
  });

  test("may contain a file that only some hosts have; its text is made only for those", () => {
    const motd: LoadBalancerFile = {
      on: "loadBalancers",
      path: "/etc/motd",
      mode: 0o600,
      secret: ({ vrrp }) => vrrp.password !== "",
      appliesTo: (_topology, { name }) => name === primary?.name,
      text: () => (host) => `${host.name}\n`,
    };
    const never: LoadBalancerFile = {
      ...motd,
      appliesTo: () => false,
      text: () => expect.unreachable("not asked for"),
    };
    expect(generate(topology, { files: [never, motd] })).toEqual([
      { host: primary?.name, path: "/etc/motd", mode: 0o600, secret: true, content: `${primary?.name}\n` },
    ]);
  });

  test("may not contain two files with one path, unless no host has the second", () => {
    expect(() => generate(topology, { files: [...defaultFiles, { ...haproxyCfgFile }] })).toThrow(
      new TypeError("two of the files are /etc/haproxy/haproxy.cfg"),
    );
    const files = [...defaultFiles, { ...haproxyCfgFile, appliesTo: () => false }];
    expect(generate(topology, { files })).toEqual(generate(topology));
  });

  test("may be empty", () => {
    expect(generate(topology, { files: [] })).toEqual([]);
  });
});

describe("the function of one file", () => {
  const today = readTopology("fixtures/debian-13-default/topology.yaml");
  const guide = readTopology("fixtures/guide/topology.yaml");
  const other = structuredClone(today);
  const functions = new Map<string, (topology: unknown, host?: unknown) => string>(Object.entries(library) as never);

  test.each(fixtures)(
    "gives what generate does, and throws where that has no such file: $name",
    ({ topology: path }) => {
      const topology = readTopology(path);
      const files = generate(topology);
      for (const file of defaultFiles) {
        const [name = ""] = Object.entries(library).find(([, value]) => value === file) ?? [];
        const text = functions.get(name.replace(/File$/, ""));
        for (const host of topology[file.on]) {
          const generated = files.find((one) => one.host === host.name && one.path === file.path);
          if (generated) expect(text?.(topology, host), name).toBe(generated.content);
          else expect(() => text?.(topology, host), name).toThrow(NoSuchFileError);
        }
      }
    },
  );

  test("names the file and the platform without it", () => {
    expect(() => haproxyDefaults(today)).toThrow("no /etc/default/haproxy: debian-13 does without it");
    expect(() => sysctl(guide)).toThrow(/^no \/etc\/sysctl.d\/.*: ubuntu-14.04 does without it$/);
    expect(() => haproxyDropIn(guide, guide.loadBalancers[0])).toThrow(/: ubuntu-14.04 does without it$/);
    const error = new NoSuchFileError("/etc/made-up", "why not");
    expect(error).toMatchObject({ name: "NoSuchFileError", path: "/etc/made-up", message: "no /etc/made-up: why not" });
  });

  const outdented = (text: string) => text.replace(/^ +/gm, "").trim();

  test("gives nginx.conf's log format alone, as it is in that file", () => {
    for (const topology of [guide, today]) {
      const [whole] = generate(topology, { files: [nginxConfFile] });
      expect(outdented(whole?.content ?? "")).toContain(outdented(nginxLogFormat(topology)));
      expect(nginxLogFormat(topology)).toContain("log_format");
    }
  });

  test.each([
    ["a copy of another topology's", other.loadBalancers[0]],
    ["a web server", today.webServers[0]],
    ["nothing", undefined],
  ])("refuses a host that is %s", (_what, host) => {
    for (const text of [haproxyCfg, keepalivedConf]) {
      expect(() => text(today, host as LoadBalancer)).toThrow(NoSuchFileError);
      expect(() => text(today, host as LoadBalancer)).toThrow(/the host is not in this topology's loadBalancers/);
    }
  });
});
