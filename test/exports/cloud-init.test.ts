import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { cloudInit, defaultFiles, generate, NoSuchFileError, setupFiles } from "../../src/index.js";
import { readTopology } from "../../src/node.js";
import { call, describeWith } from "../real/programs.js";
import { fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { expectGolden } from "../support/golden.js";
import { run } from "../support/run.js";

const systemd = fixtures.filter(({ topology }) => readTopology(topology).platform !== "ubuntu-14.04");
const topologyOf = (fixture: string) => readTopology(`fixtures/${fixture}/topology.yaml`);

describe("cloud-init's user-data", () => {
  test("of a web server is its golden file", () => {
    const [file] = cloudInit(topologyOf("debian-13-default"));
    expectGolden("test/exports/user-data.yaml", file?.content ?? "");
  });

  test.each(systemd)(
    "of fixture $name has every file of each host, byte for byte, with its mode",
    ({ topology: path }) => {
      const topology = readTopology(path);
      const files = generate(topology, { files: [...defaultFiles, ...setupFiles] });
      const given = cloudInit(topology).flatMap(({ host, mode, content }) => {
        expect(mode).toBe(0o600);
        const { write_files: written } = parse(content) as { write_files: Record<string, string>[] };
        return written.map((file) => ({ host, ...file }));
      });
      const owner = "root:root";
      expect(given).toEqual(
        files.map(({ host, path: place, mode, content }) => {
          return { host, path: `/opt/haproxy-failover${place}`, owner, permissions: `0${mode.toString(8)}`, content };
        }),
      );
    },
  );

  test("is secret if a file of its host is", () => {
    const files = cloudInit(topologyOf("debian-12-default"));
    expect(files.map(({ host, secret }) => [host, secret])).toEqual([
      ["web1", false],
      ["web2", false],
      ["primary", true],
      ["secondary", true],
    ]);
  });

  test("is refused on a platform without systemd", async () => {
    expect(() => cloudInit(topologyOf("guide"))).toThrow(NoSuchFileError);
    const { code, err } = await run(
      "render",
      "fixtures/guide/topology.yaml",
      "--format",
      "cloud-init",
      "--out",
      newFolder(),
    );
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("ubuntu-14.04") });
  });
});

describeWith(["cloud-init"], true, "cloud-init's own code", () => {
  const check = (content: string) => {
    const file = join(newFolder(), "user-data");
    writeFileSync(file, content);
    return call("cloud-init", ["schema", "--config-file", file]);
  };

  test.each(["debian-12-every-option", "debian-12-vip-hooks", "debian-13-https", "ubuntu-26.04-vip-dual"])(
    "takes the user-data of fixture %s",
    (fixture) => {
      for (const { content } of cloudInit(topologyOf(fixture))) {
        expect(check(content)).toEqual({ code: 0, output: expect.stringContaining("Valid cloud-config") });
      }
    },
  );

  test("writes every file with its bytes, its mode and its owner, and runs setup.sh", { timeout: 60_000 }, () => {
    const [root, list] = [newFolder(), newFolder()];
    const topology = topologyOf("debian-12-vip-hooks");
    for (const { host, content } of cloudInit(topology)) writeFileSync(join(list, host), content);
    // cloud-init's own modules, which write below `root` in place of /.
    const script = `
import os, sys, yaml
from cloudinit import util
from cloudinit.config.cc_write_files import write_files
root, folder = sys.argv[1:]
for host in os.listdir(folder):
    given = yaml.safe_load(open(os.path.join(folder, host)))
    for file in given["write_files"]: file["path"] = os.path.join(root, host) + file["path"]
    write_files("write_files", given["write_files"], "root:root")
    print(host, util.shellify(given["runcmd"]).splitlines()[-1])`;
    const { code, output } = call("/usr/bin/python3", ["-c", script, root, list]);
    const hosts = [...topology.webServers, ...topology.loadBalancers].map(({ name }) => name);
    expect({ code, lines: output.trim().split("\n").sort() }).toEqual({
      code: 0,
      lines: hosts.map((name) => `${name} 'sh' '/opt/haproxy-failover/setup.sh'`).sort(),
    });
    for (const { host, path, mode, content } of generate(topology, { files: [...defaultFiles, ...setupFiles] })) {
      const target = join(root, host, "opt/haproxy-failover", path);
      expect(readFileSync(target, "utf8"), target).toBe(content);
      expect(lstatSync(target).mode & 0o7777, target).toBe(mode);
    }
  });

  test("refuses what it should", () => {
    const [file] = cloudInit(topologyOf("debian-13-default"));
    const spoiled = (file?.content ?? "").replace("permissions:", "permission:");
    expect(check(spoiled)).toMatchObject({ code: 1 });
  });
});
