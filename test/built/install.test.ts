import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeWith } from "../real/programs.js";
import { filesBelow, fixtures } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { snippetNamed, snippetsOf } from "../support/markdown.js";

const page = "docs/install.md";
const topology = "fixtures/debian-12-default/topology.yaml";
const expected = fixtures.find(({ name }) => name === "debian-12-default")?.expected ?? "";

test("every block of the page is run here", () => {
  expect(snippetsOf(page).map(({ kind }) => kind)).toEqual(["render", "picture", "userdata", "ansible", "install"]);
});

/** The page's own commands; a host's root is a folder below `hosts`. */
function play(folder: string, kind: string, before: string): void {
  const text = snippetNamed(page, kind).text;
  const script = `set -euo pipefail
    cd ${folder}
    haproxy-failover() { node ${folder}/dist/cli.cjs "$@"; }
    ssh() { local host=\${1#root@}; shift; "\${@/#\\//${folder}/hosts/$host/}"; }
    ${before}
    ${text}`;
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
  expect({ status, stderr: stderr.replace(/^\d+ warnings.*\n/, "") }, stdout).toEqual({ status: 0, stderr: "" });
}

function stat(path: string) {
  const { uid, gid, mode } = lstatSync(path);
  return { uid, gid, mode: (mode & 0o7777).toString(8) };
}

test("the formats for cloud-init and Ansible are written where the page says", () => {
  const folder = newFolder();
  cpSync("dist", join(folder, "dist"), { recursive: true });
  writeFileSync(join(folder, "topology.yaml"), readFileSync(topology));
  for (const kind of ["userdata", "ansible"]) play(folder, kind, "");
  for (const path of ["user-data/primary/user-data", "tier/inventory/hosts.yaml", "tier/playbook/tier.yaml"]) {
    expect(lstatSync(join(folder, path)).isFile()).toBe(true);
  }
});

describeWith(["tar", "setpriv"], true, "the recipe of docs/install.md", () => {
  test("gives root ownership of files rendered by a user under umask 077, and leaves the host's folders alone", () => {
    const folder = newFolder();
    chmodSync(folder, 0o777);
    // The user may not be allowed into the checkout.
    cpSync("dist", join(folder, "dist"), { recursive: true });
    writeFileSync(join(folder, "topology.yaml"), readFileSync(topology));
    for (const host of ["web1", "web2", "primary", "secondary"]) {
      const root = join(folder, "hosts", host);
      mkdirSync(join(root, "etc/nginx"), { recursive: true });
      mkdirSync(join(root, "data/systemd"), { recursive: true });
      symlinkSync("../data/systemd", join(root, "etc/systemd"));
      chownSync(join(root, "etc/nginx"), 5, 6);
      chmodSync(join(root, "etc/nginx"), 0o2750);
      chmodSync(root, 0o711);
    }

    const asUser = 'umask 077; haproxy-failover() { setpriv --reuid=1234 --regid=1234 --clear-groups node CLI "$@"; }';
    play(folder, "render", asUser.replace("CLI", join(folder, "dist/cli.cjs")));
    expect(stat(join(folder, "out/web1/etc"))).toEqual({ uid: 1234, gid: 1234, mode: "755" });
    play(folder, "install", "umask 077");

    for (const name of filesBelow(expected)) {
      const installed = join(folder, "hosts", name);
      expect(readFileSync(installed, "utf8"), name).toBe(readFileSync(join(expected, name), "utf8"));
      const mode = stat(join(folder, "out", name)).mode;
      expect(stat(installed), name).toEqual({ uid: 0, gid: 0, mode });
    }
    const primary = join(folder, "hosts/primary");
    expect(stat(join(primary, "etc/keepalived/master.sh")).mode).toBe("700");
    expect(stat(join(primary, "etc/keepalived/keepalived.conf")).mode).toBe("600");
    expect(stat(join(primary, "etc/keepalived"))).toEqual({ uid: 0, gid: 0, mode: "755" });
    expect(stat(join(primary, "etc/nginx"))).toEqual({ uid: 5, gid: 6, mode: "2750" });
    expect(stat(primary)).toEqual({ uid: 0, gid: 0, mode: "711" });
    expect(lstatSync(join(primary, "etc/systemd")).isSymbolicLink()).toBe(true);
    expect(filesBelow(join(primary, "data"))).toContain("systemd/system/keepalived.service.d/haproxy-failover.conf");
  });
});
