import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeWith } from "../real/programs.js";
import { filesBelow } from "../support/fixtures.js";
import { newFolder } from "../support/folder.js";
import { snippetNamed, snippetsOf } from "../support/markdown.js";

const page = "docs/golden-files.md";
/** The files of the tier. */
const total = filesBelow("fixtures/debian-13-default/expected").length;
const topology = readFileSync("fixtures/debian-13-default/topology.yaml", "utf8");

test("every block of the page is run here", () => {
  expect(snippetsOf(page).map(({ kind }) => kind)).toEqual(["update", "compare", "test", "fetch"]);
});

/** A shell in which the library is installed, and hosts are folders below `hosts`. */
function shell(folder: string, script: string) {
  const functions = `set -euo pipefail
    haproxy-failover() { node ${process.cwd()}/dist/cli.cjs "$@"; }
    ssh() { local host=\${1#root@}; shift; "\${@/#\\//${folder}/hosts/$host/}"; }
    umask 022
    cd ${folder}`;
  const who = { NAME: "A", EMAIL: "a@example.com" };
  const env = Object.entries(who).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]);
  const { status, stdout, stderr } = spawnSync("bash", ["-c", `${functions}\n${script}`], {
    encoding: "utf8",
    env: { ...process.env, ...Object.fromEntries(env), NO_COLOR: "1" },
  });
  return { status, out: stdout + stderr };
}

const block = (kind: string) => snippetNamed(page, kind).text;

/** A repository with golden files, committed; and a checkout of it. */
function checkout(): string {
  const folder = newFolder();
  const origin = join(folder, "origin");
  mkdirSync(origin);
  writeFileSync(join(origin, "topology.yaml"), topology);
  const { status, out } = shell(origin, `git init -q\n${block("update")}\ngit clone -q . ${folder}/clone`);
  expect(status, out).toBe(0);
  return join(folder, "clone");
}

describeWith(["git", "tar"], false, "the steps of docs/golden-files.md", () => {
  test("the command line alone passes in a checkout, and fails for a change on either side", () => {
    const clone = checkout();
    expect(shell(clone, block("compare"))).toEqual({ status: 0, out: "" });
    const exact = shell(clone, "haproxy-failover diff topology.yaml golden");
    expect(exact.status).toBe(1);
    expect(exact.out).toContain("wrong mode: primary/etc/keepalived/keepalived.conf has 0644, should have 0600\n");
    shell(clone, "chmod -x golden/primary/etc/keepalived/master.sh");
    const script = shell(clone, block("compare"));
    expect(script.status).toBe(1);
    expect(script.out).toBe("wrong mode: primary/etc/keepalived/master.sh has 0644, should have 0700\n");
    writeFileSync(
      join(clone, "topology.yaml"),
      topology.replace("webServers:", "webServers:\n  - { name: web9, privateIp: 10.132.20.9 }"),
    );
    expect(shell(clone, block("compare"))).toMatchObject({
      status: 1,
      out: expect.stringContaining("+++ b/web9/etc/"),
    });
  });

  test("vitest passes in a checkout, and fails for a change, an extra file and a mode", () => {
    const clone = checkout();
    const { text, argument } = snippetNamed(page, "test");
    writeFileSync(join(clone, argument), text);
    mkdirSync(join(clone, "node_modules"));
    symlinkSync(process.cwd(), join(clone, "node_modules/haproxy-failover"));
    symlinkSync(join(process.cwd(), "node_modules/vitest"), join(clone, "node_modules/vitest"));
    const vitest = (flags = "") => shell(clone, `CI=1 node node_modules/vitest/vitest.mjs run ${flags}`);
    expect(vitest()).toMatchObject({ status: 0, out: expect.stringMatching(new RegExp(`Tests +${total + 1} passed`)) });

    appendFileSync(join(clone, "golden/web1/etc/nginx/nginx.conf"), "# by hand\n");
    writeFileSync(join(clone, "golden/web1/etc/motd"), "");
    const failed = vitest();
    expect(failed.status).toBe(1);
    expect(failed.out).toContain("FAIL  golden.test.ts > web1/etc/nginx/nginx.conf\n");
    expect(failed.out).toContain('"extra: web1/etc/motd"');
    rmSync(join(clone, "golden/web1/etc/motd"));
    vitest("-u");
    expect(vitest().status).toBe(0);
    expect(shell(clone, block("compare"))).toEqual({ status: 0, out: "" });
  });

  test("files fetched from hosts are compared, modes included", () => {
    const clone = checkout();
    shell(clone, "haproxy-failover render topology.yaml --out rendered");
    cpSync(join(clone, "rendered"), join(clone, "hosts"), { recursive: true });
    expect(shell(clone, `cp -a rendered/. hosts\n${block("fetch")}`)).toEqual({ status: 0, out: "" });
    appendFileSync(join(clone, "hosts/web1/etc/nginx/nginx.conf"), "# by hand\n");
    const damage = "chmod 644 hosts/primary/etc/keepalived/keepalived.conf\nrm hosts/web2/etc/nginx/nginx.conf";
    const { status, out } = shell(clone, `rm -r fetched\n${damage}\n${block("fetch")}`);
    expect(status).toBe(1);
    const lines = readFileSync(join(clone, "golden/web2/etc/nginx/nginx.conf"), "utf8").split("\n").length - 1;
    expect(out.replace(/^tar: .*\n/gm, "")).toBe(
      [
        "changed     web1/etc/nginx/nginx.conf               +0 -1",
        `missing     web2/etc/nginx/nginx.conf               +${lines} -0`,
        "wrong-mode  primary/etc/keepalived/keepalived.conf",
        `3 of ${total} files differ: ${lines} lines to add, 1 to remove`,
        "",
      ].join("\n"),
    );
  });
});
