import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { ansible, generate, NoSuchFileError } from "../../src/index.js";
import { readTopology, writeFiles } from "../../src/node.js";
import { call, describeWith } from "../real/programs.js";
import { filesBelow, fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { expectGolden } from "../support/golden.js";
import { run } from "../support/run.js";

const systemd = fixtures.filter(({ topology }) => readTopology(topology).platform !== "ubuntu-14.04");
const topologyOf = (fixture: string) => readTopology(`fixtures/${fixture}/topology.yaml`);
const unsafe = { tag: "!unsafe", resolve: (text: string) => text };

describe("the Ansible project", () => {
  test.each(["playbook/tier.yaml", "inventory/hosts.yaml"])("has the golden %s", (path) => {
    const files = ansible(topologyOf("debian-12-every-option"));
    const [file] = files.filter((one) => one.host + one.path === path);
    expectGolden(`test/exports/ansible-${path.split("/")[1]}`, file?.content ?? "");
  });

  test.each(systemd)(
    "of fixture $name has every file of each host once, and secrets in variables alone",
    ({ topology: path }) => {
      const topology = readTopology(path);
      const exported = new Map(ansible(topology).map((file) => [file.host + file.path, file]));
      const tasks = exported.get("playbook/tier.yaml")?.content ?? "";
      for (const file of generate(topology)) {
        expect(tasks).toContain(`        dest: ${file.path}\n`);
        const open = exported.get(`playbook/files/${file.host}${file.path}`);
        if (!file.secret) {
          expect(open?.content).toBe(file.content);
          continue;
        }
        expect(open).toBeUndefined();
        const secrets = exported.get(`inventory/host_vars/${file.host}/secrets.yaml`);
        expect(secrets?.mode).toBe(0o600);
        const { secret_files: variables } = parseDocument(secrets?.content ?? "", { customTags: [unsafe] }).toJS();
        expect(variables[file.path]).toBe(file.content);
      }
      // Hosts of a kind have the same files: the playbook does not ask which host it is on.
      for (const kind of ["webServers", "loadBalancers"] as const) {
        const lists = topology[kind].map(({ name }) =>
          generate(topology)
            .filter(({ host }) => host === name)
            .map((file) => file.path)
            .join(),
        );
        expect(new Set(lists.filter((list) => list !== "")).size).toBeLessThan(2);
      }
    },
  );

  test("takes the secondary before the primary", () => {
    const [inventory] = ansible(topologyOf("debian-12-three-balancers"));
    const names = [...(inventory?.content ?? "").matchAll(/^ {8}"(.*)":$/gm)].map(([, name]) => name);
    const { webServers, loadBalancers } = topologyOf("debian-12-three-balancers");
    expect(names).toEqual([...webServers, ...[...loadBalancers].reverse()].map(({ name }) => name));
  });

  test("is refused on a platform without systemd", async () => {
    expect(() => ansible(topologyOf("guide"))).toThrow(NoSuchFileError);
  });

  test("is written for a tier, and for each of several", async () => {
    const [one, several] = [newFolder(), newFolder()];
    const paths = ["fixtures/debian-13-default/topology.yaml", "fixtures/debian-12-vip/topology.yaml"];
    expect(await run("render", paths[0] ?? "", "--format", "ansible", "--out", one)).toMatchObject({ code: 0 });
    expect(filesBelow(one)).toContain("playbook/tier.yaml");
    const copies = paths.map((path, n) => {
      const copy = join(several, `tier${n}.yaml`);
      call("cp", [path, copy]);
      return copy;
    });
    expect(await run("render", ...copies, "--format", "ansible", "--out", join(several, "out"))).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(several, "out/tier0/playbook/tier.yaml"), "utf8")).toBe(
      readFileSync(join(one, "playbook/tier.yaml"), "utf8"),
    );
  });
});

describeWith(["ansible-playbook", "ansible-lint"], false, "Ansible's own checks", () => {
  test.each(["debian-12-every-option", "debian-13-vip-vlan"])("take the project of fixture %s", (fixture) => {
    const folder = newFolder();
    writeFiles(ansible(topologyOf(fixture)), folder);
    const [inventory, playbook] = [join(folder, "inventory"), join(folder, "playbook/tier.yaml")];
    const listed = call("ansible-playbook", ["-i", inventory, "--list-hosts", "--list-tasks", playbook], 60_000);
    expect(listed).toEqual({
      code: 0,
      output: expect.stringContaining("Put /etc/keepalived/keepalived.conf in place"),
    });
    expect(call("ansible-lint", ["--offline", "--strict", "--profile", "production", playbook], 60_000)).toMatchObject({
      code: 0,
    });
  });
});
