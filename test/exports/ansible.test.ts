import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, parseDocument, stringify } from "yaml";
import { ansible, generate, NoSuchFileError, parseTopology } from "../../src/index.js";
import { readTopology, writeFiles } from "../../src/node.js";
import { call, describeWith } from "../real/programs.js";
import { filesBelow, fixtures, guideInput } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { expectGolden } from "../support/golden.js";
import { snippetNamed } from "../support/markdown.js";
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

  test.each(systemd.filter(({ name }) => name.includes("-vip")))(
    "of fixture $name has no token and no script that moves anything, but loads its kernel settings",
    ({ topology }) => {
      const files = ansible(readTopology(topology));
      expect(files.map(({ path }) => path).filter((path) => /master|haproxy-failover\.service$/.test(path))).toEqual(
        [],
      );
      const playbook = files.find(({ path }) => path === "/tier.yaml")?.content ?? "";
      expect(playbook).not.toMatch(/token|master\.sh/);
      expect(playbook).toContain("sysctl --quiet --load /etc/sysctl.d/60-haproxy-failover.conf\n");
    },
  );

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
  test.each(["debian-12-every-option", "debian-12-vip-hooks"])("take the project of fixture %s", (fixture) => {
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

describeWith(["ansible-playbook"], false, "ansible-playbook", () => {
  /** Plays the project on this machine with nothing but verify.sh: which hosts are asked, and in which order. */
  function play(failing: string, ...more: string[]) {
    const folder = newFolder();
    const topology = parseTopology({
      ...guideInput(),
      platform: "debian-12",
      webServers: [1, 2, 3, 4].map((n) => ({ name: `web${n}`, privateIp: `10.132.20.${n}` })),
      loadBalancers: [1, 2, 3].map((n) => ({ name: `lb${n}`, privateIp: `10.132.30.${n}`, anchorIp: `10.17.1.${n}` })),
    });
    writeFiles(ansible(topology), folder);
    const [playbook, asked] = [join(folder, "playbook/tier.yaml"), join(folder, "asked")];
    const plays = parse(readFileSync(playbook, "utf8")) as { tasks: Record<string, unknown>[]; handlers?: unknown }[];
    for (const one of plays) {
      one.tasks = one.tasks.filter((task) => "ansible.builtin.script" in task).map((task) => ({ ...task, delay: 0 }));
      delete one.handlers;
      expect(one.tasks).toHaveLength(1);
    }
    writeFileSync(playbook, stringify(plays));
    for (const { name } of [...topology.webServers, ...topology.loadBalancers]) {
      const script = `#!/bin/sh\necho ${name} >>${asked}\n[ ${name} != ${failing} ]\n`;
      writeFileSync(join(folder, "playbook/files", name, "verify.sh"), script);
    }
    const here = JSON.stringify({ ansible_connection: "local", ansible_become: false });
    const { code } = call(
      "ansible-playbook",
      ["-i", join(folder, "inventory"), "-e", here, "--forks", "1", ...more, playbook],
      60_000,
    );
    return { code, asked: [...new Set(readFileSync(asked, "utf8").trim().split("\n"))] };
  }

  test("verifies each web server, then each balancer, the primary last", () => {
    const order = ["web1", "web2", "web3", "web4", "lb3", "lb2", "lb1"];
    expect(play("none")).toEqual({ code: 0, asked: order });
  });

  test("touches no balancer after a web server that fails, nor a web server beyond its group", () => {
    const asked = ["web1", "web2"];
    expect(play("web2")).toEqual({ code: 2, asked });
    expect(play("web1", "-e", "web_servers_at_once=2")).toEqual({ code: 2, asked });
  });

  test("leaves the primary as it is when a secondary fails", () => {
    expect(play("lb3", "-e", "web_servers_at_once=50%")).toEqual({
      code: 2,
      asked: ["web1", "web2", "web3", "web4", "lb3"],
    });
  });
});

test("the loop of docs/rollout.md plays the canary first, then each tier, and ends at the first that fails", async () => {
  const folder = newFolder();
  mkdirSync(join(folder, "tiers"));
  for (const name of ["amsterdam", "canary", "frankfurt"]) {
    call("cp", ["fixtures/debian-13-default/topology.yaml", join(folder, `tiers/${name}.yaml`)]);
  }
  const out = join(folder, "fleet");
  expect(await run("render", join(folder, "tiers"), "--format", "ansible", "--out", out)).toMatchObject({ code: 0 });
  const { text } = snippetNamed("docs/rollout.md", "file", "fleet.sh");
  const played = (failing: string) => {
    // The playbook is named last, after its inventory.
    const standIns = `haproxy-failover() { echo "$*"; }
      ansible-playbook() { for last; do :; done; ls "$2" "$last" >/dev/null && echo "$2"; [ "$2" != fleet/${failing}/inventory ]; }`;
    return call("bash", ["-c", `cd ${folder}\n${standIns}\n${text}`]);
  };
  const rendered = "render tiers --format ansible --out fleet\n";
  expect(played("none")).toEqual({
    code: 0,
    output: `${rendered}${["canary", "amsterdam", "canary", "frankfurt"].map((name) => `fleet/${name}/inventory\n`).join("")}`,
  });
  expect(played("canary")).toEqual({ code: 1, output: `${rendered}fleet/canary/inventory\n` });
  expect(played("amsterdam").output).toBe(`${rendered}fleet/canary/inventory\nfleet/amsterdam/inventory\n`);
});
